import { ChartNoAxesColumn } from 'lucide-react';
import { useState } from 'react';
import { useStats } from '@/api';
import { useAccess } from '@/app/useAccess';
import { ErrorState, Segments } from '@/design';
import SignInFirst from '@/features/account/SignInFirst';
import { strings } from '@/strings';
import { Activity } from './Activity';
import styles from './DashboardPage.module.css';
import { Engines } from './Engines';
import { Funnel } from './Funnel';
import { GenerationCost } from './GenerationCost';
import { ProductEngagement } from './ProductEngagement';
import { periodOf, type Range } from './period';
import { Replay } from './Replay';
import { Totals } from './Totals';

const text = strings.dashboard;
const ranges: readonly Range[] = ['day', 'week', 'month'];

export default function DashboardPage() {
  const [range, setRange] = useState<Range>('day');
  const stats = useStats(periodOf(range, Date.now()));
  const access = useAccess();
  const points = stats.data?.series?.points ?? [];
  if (access.kind === 'out' && !stats.data) {
    return (
      <>
        <h1>{text.title}</h1>
        <SignInFirst icon={ChartNoAxesColumn} title={text.signInTitle} />
      </>
    );
  }
  return (
    <>
      <div className={styles.head}>
        <h1>{text.title}</h1>
        <Segments
          label={text.range}
          value={range}
          onChange={setRange}
          choices={ranges.map(value => ({ value, label: text.ranges[value] }))}
        />
      </div>
      {stats.error && <ErrorState error={stats.error} onRetry={() => void stats.refetch()} />}
      <div className={styles.grid}>
        <div className={styles.full}>
          <Totals stats={stats.data} />
        </div>
        <div className={styles.wide}>
          <Activity points={points} bucket={stats.data?.series?.bucket ?? 'hour'} pending={stats.isPending} />
        </div>
        <div className={styles.narrow}>
          <Funnel stats={stats.data} />
        </div>
        <div className={styles.full}>
          <ProductEngagement />
        </div>
        <div className={styles.half}>
          <Engines />
        </div>
        <div className={styles.half}>
          <GenerationCost points={points} worker={stats.data?.worker} />
        </div>
        <div className={styles.full}>
          <Replay />
        </div>
      </div>
    </>
  );
}
