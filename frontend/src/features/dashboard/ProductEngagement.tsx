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
const NONE: Engagement = { impressions: 0, hovers: 0, hover_ms: 0, clicks: 0 };

const figures = ({ impressions, hovers, hover_ms, clicks }: Engagement): Cell[] => [
  impressions,
  hovers,
  hover_ms,
  clicks,
];

/** What was done with each product and each of its ads, most clicked first. */
export function ProductEngagement() {
  const products = useProducts({ engagement: true });
  const list = productsOf(products.data)
    .filter(isReady)
    .map(product => ({ product, engagement: product.engagement ?? NONE }))
    .sort(
      (a, b) =>
        b.engagement.clicks - a.engagement.clicks ||
        b.engagement.hover_ms - a.engagement.hover_ms ||
        b.engagement.impressions - a.engagement.impressions,
    );
  const most = {
    seen: Math.max(1, ...list.map(({ engagement }) => engagement.impressions)),
    hovered: Math.max(1, ...list.map(({ engagement }) => engagement.hovers)),
    clicked: Math.max(1, ...list.map(({ engagement }) => engagement.clicks)),
  };
  return (
    <ChartFrame
      title={text.byProduct}
      figures={{
        header: [text.product, text.impressions, text.hovers, `${text.hoverTime} (ms)`, text.clicks],
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
  const { impressions, hovers, hover_ms, clicks } = engagement;
  return (
    <dl className={styles.bars}>
      <Bar label={text.impressions} value={impressions} of={most.seen} colour="var(--chart-1)" />
      <Bar label={text.hovers} value={hovers} of={most.hovered} colour="var(--chart-2)" />
      <Bar label={text.clicks} value={clicks} of={most.clicked} colour="var(--chart-3)" />
      <div>
        <dt>{text.hoverTime}</dt>
        <dd className="numbers">{format.duration(hover_ms)}</dd>
      </div>
      <div>
        <dt>{text.clickRate}</dt>
        <dd className="numbers">{impressions ? format.finePercent(clicks / impressions) : '–'}</dd>
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
  const most = {
    seen: Math.max(1, ...engagements.map(({ impressions }) => impressions)),
    hovered: Math.max(1, ...engagements.map(({ hovers }) => hovers)),
    clicked: Math.max(1, ...engagements.map(({ clicks }) => clicks)),
  };
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
