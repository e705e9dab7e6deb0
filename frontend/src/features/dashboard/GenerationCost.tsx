import { FileDown } from 'lucide-react';
import { useState } from 'react';
import type { Bucket, Worker } from '@/api';
import { Field, IconButton, Panel } from '@/design';
import { saveCsv } from '@/lib/csv';
import { format, strings } from '@/strings';
import { spent } from './cost';
import styles from './GenerationCost.module.css';

const text = strings.dashboard;

interface GenerationCostProps {
  readonly points: readonly Bucket[];
  readonly worker: Worker | undefined;
}

export function GenerationCost({ points, worker }: GenerationCostProps) {
  const [price, setPrice] = useState('');
  const hourPrice = price === '' || Number.isNaN(Number(price)) ? undefined : Number(price);
  const { workerMs, cost, costPerAd } = spent(points, worker, hourPrice);
  const time = (ms: number | undefined) => (ms === undefined ? text.unknownTime : format.duration(ms));
  return (
    <Panel
      title={text.generation}
      actions={
        <IconButton
          label={text.csvOf(text.generation)}
          icon={FileDown}
          onClick={() =>
            saveCsv(
              'generation-time-and-cost',
              ['segment_ms', 'compose_ms', 'worker_ms', 'hour_price', 'cost', 'cost_per_ad'],
              [
                [
                  worker?.segment_ms ?? '',
                  worker?.compose_ms ?? '',
                  workerMs,
                  hourPrice ?? '',
                  cost ?? '',
                  costPerAd ?? '',
                ],
              ],
            )
          }
        />
      }
    >
      <table className={styles.table}>
        <tbody>
          <tr>
            <th scope="row">{text.segmentTime}</th>
            <td>{time(worker?.segment_ms)}</td>
          </tr>
          <tr>
            <th scope="row">{text.composeTime}</th>
            <td>{time(worker?.compose_ms)}</td>
          </tr>
          <tr>
            <th scope="row">{text.workerTime}</th>
            <td>{format.duration(workerMs)}</td>
          </tr>
          <tr>
            <th scope="row">{text.cost}</th>
            <td>
              {cost === undefined ? '–' : format.amount(cost)}
              {costPerAd !== undefined && (
                <span className={styles.each}>
                  {format.amount(costPerAd)} {text.costPerAd}
                </span>
              )}
            </td>
          </tr>
        </tbody>
      </table>
      <div className={styles.price}>
        <Field
          label={text.price}
          hint={text.priceHint}
          type="number"
          inputMode="decimal"
          min={0}
          step={0.01}
          placeholder="0.53"
          value={price}
          onChange={event => setPrice(event.target.value)}
        />
      </div>
      <p className={styles.hint}>{text.costHint}</p>
    </Panel>
  );
}
