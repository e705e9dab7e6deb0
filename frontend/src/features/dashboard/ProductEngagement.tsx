import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { type Engagement, isReady, type Product, productsOf, useCompositions, useProducts } from '@/api';
import { Button, ErrorState, Skeleton } from '@/design';
import { ProductImage } from '@/features/cutout/ProductImage';
import type { Cell } from '@/lib/csv';
import { format, strings } from '@/strings';
import { ChartFrame } from './ChartFrame';
import styles from './ProductEngagement.module.css';

const text = strings.dashboard;
const NONE: Engagement = {
  impressions: 0,
  hovers: 0,
  hover_ms: 0,
  clicks: 0,
  visits: { seen: 0, hovered: 0, clicked: 0 },
};

const figures = ({ visits, hover_ms }: Engagement): Cell[] => [
  visits.seen,
  visits.hovered,
  visits.clicked,
  hover_ms,
];

const mostOf = (engagements: readonly Engagement[]): Most => ({
  seen: Math.max(1, ...engagements.map(({ visits }) => visits.seen)),
  hovered: Math.max(1, ...engagements.map(({ visits }) => visits.hovered)),
  clicked: Math.max(1, ...engagements.map(({ visits }) => visits.clicked)),
});

/** What was done with each product and each of its ads, most clicked first. */
export function ProductEngagement() {
  const products = useProducts({ engagement: true });
  const list = productsOf(products.data)
    .filter(isReady)
    .map(product => ({ product, engagement: product.engagement ?? NONE }))
    .sort(
      (a, b) =>
        b.engagement.visits.clicked - a.engagement.visits.clicked ||
        b.engagement.hover_ms - a.engagement.hover_ms ||
        b.engagement.visits.seen - a.engagement.visits.seen,
    );
  const most = mostOf(list.map(({ engagement }) => engagement));
  return (
    <ChartFrame
      title={text.byProduct}
      figures={{
        header: [text.product, text.seen, text.hovered, text.clicked, `${text.hoverTime} (ms)`],
        rows: list.map(({ product, engagement }) => [product.name, ...figures(engagement)]),
      }}
    >
      {products.error && <ErrorState error={products.error} onRetry={() => void products.refetch()} />}
      {products.isPending && !products.error && <Skeleton height={240} />}
      {products.data && list.length === 0 && <p className={styles.nothing}>{text.noProducts}</p>}
      {list.length > 0 && (
        <ul className={styles.list}>
          {list.map(({ product, engagement }) => (
            <Row key={product.id} product={product} engagement={engagement} most={most} />
          ))}
        </ul>
      )}
      {products.hasNextPage && (
        <Button small disabled={products.isFetchingNextPage} onClick={() => void products.fetchNextPage()}>
          {strings.app.more}
        </Button>
      )}
    </ChartFrame>
  );
}

interface Most {
  readonly seen: number;
  readonly hovered: number;
  readonly clicked: number;
}

function Row({ product, engagement, most }: { product: Product; engagement: Engagement; most: Most }) {
  const [open, setOpen] = useState(false);
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-label={text.showAds(product.name)}
          onClick={() => setOpen(!open)}
        >
          <ChevronRight size={16} aria-hidden="true" className={open ? styles.turned : undefined} />
        </button>
        {isReady(product) && (
          <ProductImage view={product.views.cropped} alt="" className={styles.thumbnail} />
        )}
        <p className={styles.name}>{product.name}</p>
        <Bars engagement={engagement} most={most} />
      </div>
      {open && <AdRows product={product} />}
    </li>
  );
}

function Bars({ engagement, most }: { engagement: Engagement; most: Most }) {
  const { visits, hover_ms } = engagement;
  const { seen, hovered, clicked } = visits;
  return (
    <dl className={styles.bars}>
      <Bar label={text.seen} value={seen} of={most.seen} colour="var(--chart-1)" />
      <Bar label={text.hovered} value={hovered} of={most.hovered} colour="var(--chart-2)" />
      <Bar label={text.clicked} value={clicked} of={most.clicked} colour="var(--chart-3)" />
      <div>
        <dt>{text.hoverTime}</dt>
        <dd className="numbers">{format.duration(hover_ms)}</dd>
      </div>
      <div>
        <dt>{text.clickRate}</dt>
        <dd className="numbers">{seen ? format.finePercent(clicked / seen) : '–'}</dd>
      </div>
    </dl>
  );
}

function Bar({ label, value, of, colour }: { label: string; value: number; of: number; colour: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="numbers">
        {format.count(value)}
        <span className={styles.track}>
          <span style={{ width: `${(100 * value) / of}%`, background: colour }} />
        </span>
      </dd>
    </div>
  );
}

function AdRows({ product }: { product: Product }) {
  const compositions = useCompositions(product.id);
  const ads = compositions.data?.pages.flatMap(page => page.compositions) ?? [];
  if (compositions.isPending) {
    return <Skeleton height={64} />;
  }
  if (ads.length === 0) {
    return <p className={styles.nothing}>{text.noAds}</p>;
  }
  const engagements = ads.map(({ engagement }) => engagement ?? NONE);
  const most = mostOf(engagements);
  return (
    <>
      <ul className={styles.ads}>
        {ads.map((ad, index) => (
          <li key={ad.id} className={styles.row}>
            <ProductImage view={ad} alt="" className={styles.ad} />
            <p className={styles.prompt} title={ad.prompt}>
              {ad.prompt}
            </p>
            <Bars engagement={engagements[index] ?? NONE} most={most} />
          </li>
        ))}
      </ul>
      {compositions.hasNextPage && (
        <Button small onClick={() => void compositions.fetchNextPage()}>
          {strings.app.more}
        </Button>
      )}
    </>
  );
}
