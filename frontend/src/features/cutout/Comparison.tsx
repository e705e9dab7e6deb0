import { MoveHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { ReadyProduct } from '@/api';
import { format, strings } from '@/strings';
import styles from './Comparison.module.css';
import type { Ground } from './ground';
import { groundColour } from './ground';
import { ProductImage } from './ProductImage';

const text = strings.upload;

interface ComparisonProps {
  readonly product: ReadyProduct;
  readonly ground: Ground;
  readonly showBox: boolean;
}

/** The photo left of a divider, the cut-out in its place right of it. The divider is a range input: mouse, touch, keys. */
export function Comparison({ product, ground, showBox }: ComparisonProps) {
  const [split, setSplit] = useState(50);
  const { original, full } = product.views;
  const [left, top, right, bottom] = product.segmentation.box;
  const percent = format.percent(split / 100);
  return (
    <div
      className={`${styles.frame} ${ground === 'checker' ? 'checkerboard' : ''}`}
      style={{
        aspectRatio: `${original.width} / ${original.height}`,
        // As wide as fits without being taller than the window.
        width: `min(100%, calc((100dvh - 220px) * ${original.width / original.height}))`,
        ...(ground !== 'checker' && { background: groundColour(ground, product.palette ?? []) }),
      }}
    >
      <ProductImage view={full} alt={`${text.cutout}: ${product.name}`} className={styles.picture} />
      <div className={styles.before} style={{ clipPath: `inset(0 ${100 - split}% 0 0)` }}>
        <ProductImage view={original} alt={`${text.photo}: ${product.name}`} className={styles.picture} />
      </div>
      {showBox && (
        <div
          className={styles.box}
          style={{
            left: share(left, original.width),
            top: share(top, original.height),
            width: share(right - left, original.width),
            height: share(bottom - top, original.height),
          }}
        />
      )}
      <span className={styles.tag}>{text.photo}</span>
      <span className={`${styles.tag} ${styles.right}`}>{text.cutout}</span>
      <div className={styles.divider} style={{ left: `${split}%` }}>
        <span className={styles.grip}>
          <MoveHorizontal size={18} aria-hidden="true" />
        </span>
      </div>
      <input
        type="range"
        className={styles.range}
        aria-label={text.compare}
        aria-valuetext={text.comparing(percent)}
        min={0}
        max={100}
        value={split}
        onChange={event => setSplit(event.target.valueAsNumber)}
      />
    </div>
  );
}

const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
