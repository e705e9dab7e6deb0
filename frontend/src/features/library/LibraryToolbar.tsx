import type { Product } from '@/api';
import { Field } from '@/design';
import { strings } from '@/strings';
import styles from './LibraryToolbar.module.css';

const text = strings.library;

export interface Search {
  readonly q: string;
  readonly campaign: string;
}

interface LibraryToolbarProps {
  readonly search: Search;
  readonly onChange: (search: Search) => void;
  /** Whose campaigns are proposed; any other can be typed. */
  readonly products: readonly Product[];
}

export function LibraryToolbar({ search, onChange, products }: LibraryToolbarProps) {
  const campaigns = [...new Set(products.flatMap(({ campaign }) => campaign ?? []))].sort();
  return (
    <search className={styles.toolbar}>
      <Field
        label={text.search}
        quiet
        type="search"
        placeholder={text.searchExample}
        value={search.q}
        maxLength={100}
        autoComplete="off"
        onChange={event => onChange({ ...search, q: event.target.value })}
      />
      <Field
        label={text.campaign}
        quiet
        type="search"
        list="campaigns"
        placeholder={text.allCampaigns}
        value={search.campaign}
        maxLength={128}
        autoComplete="off"
        onChange={event => onChange({ ...search, campaign: event.target.value })}
      />
      <datalist id="campaigns">
        {campaigns.map(campaign => (
          <option key={campaign} value={campaign} />
        ))}
      </datalist>
    </search>
  );
}
