import { useState } from 'react';
import type { ReadyProduct } from '@/api';
import { Badge, Switch } from '@/design';
import { format, strings } from '@/strings';
import { Comparison } from './Comparison';
import styles from './CutoutReview.module.css';
import { type Ground, groundColour } from './ground';
import { RetryPhrase } from './RetryPhrase';

const text = strings.upload;
const grounds: readonly Ground[] = ['checker', 'white', 'black', 'palette'];

/** The cut-out beside its photo: is it what was meant, and are its edges clean? */
export function CutoutReview({ product }: { product: ReadyProduct }) {
  const [ground, setGround] = useState<Ground>('checker');
  const [box, setBox] = useState(false);
  const { segmentation, views, palette = [] } = product;
  const [left, top, right, bottom] = segmentation.box;
  return (
    <div className={styles.review}>
      <Comparison product={product} ground={ground} showBox={box} />
      <div className={styles.side}>
        <fieldset className={styles.grounds}>
          <legend>{text.background}</legend>
          {grounds.map(choice => (
            <label key={choice} className={styles.ground} title={text.backgrounds[choice]}>
              <input
                type="radio"
                name="ground"
                className="visually-hidden"
                checked={ground === choice}
                onChange={() => setGround(choice)}
              />
              <span
                className={`${styles.swatch} ${choice === 'checker' ? 'checkerboard' : ''}`}
                style={choice === 'checker' ? undefined : { background: groundColour(choice, palette) }}
              />
              <span className="visually-hidden">{text.backgrounds[choice]}</span>
            </label>
          ))}
        </fieldset>
        <Switch label={text.showBox} checked={box} onChange={setBox} />
        <dl className={styles.facts}>
          <dt>{text.score}</dt>
          <dd className="numbers">{format.percent(segmentation.score)}</dd>
          <dt>{text.engine}</dt>
          <dd>{text.engines[segmentation.engine] ?? segmentation.engine}</dd>
          <dt>{text.size}</dt>
          <dd className="numbers">{format.pixels(views.original)}</dd>
          <dt>{text.box}</dt>
          <dd className="numbers">{text.boxValue(left, top, right - left, bottom - top)}</dd>
          <dt>{text.palette}</dt>
          <dd className={styles.palette}>
            {palette.map(colour => (
              <span key={colour} className={styles.colour} style={{ background: colour }} title={colour}>
                <span className="visually-hidden">{colour}</span>
              </span>
            ))}
          </dd>
          {product.campaign && (
            <>
              <dt>{strings.library.campaign}</dt>
              <dd>
                <Badge>{product.campaign}</Badge>
              </dd>
            </>
          )}
        </dl>
        <RetryPhrase product={product} />
      </div>
    </div>
  );
}
