import { Images, SearchX } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { productsOf, useProducts } from '@/api';
import { routes } from '@/app/routes';
import { useAccess } from '@/app/useAccess';
import { Button, EmptyState, ErrorState } from '@/design';
import SignInFirst from '@/features/account/SignInFirst';
import { format, strings } from '@/strings';
import { useDeleted } from './deletions';
import styles from './LibraryPage.module.css';
import { LibraryToolbar, type Search } from './LibraryToolbar';
import { ProductCard, ProductCardSkeleton } from './ProductCard';
import ProductDialog from './ProductDialog';
import { useSettled } from './useSettled';

const text = strings.library;
const EVERYTHING: Search = { q: '', campaign: '' };
const SKELETONS = Array.from({ length: 8 }, (_, i) => `skeleton-${i}`);

export default function LibraryPage() {
  const [search, setSearch] = useState(EVERYTHING);
  const settled = useSettled(search);
  const products = useProducts({ ...settled, engagement: true });
  const deleted = useDeleted();
  const [, navigate] = useLocation();
  const [, opened] = useRoute(routes.product);
  const shown = useDeferredValue(productsOf(products.data).filter(({ id }) => !deleted.has(id)));
  const access = useAccess();
  const searching = search.q !== '' || search.campaign !== '';
  if (access.kind === 'out' && !products.data) {
    return (
      <>
        <h1>{text.title}</h1>
        <SignInFirst icon={Images} title={text.signInTitle} />
      </>
    );
  }
  return (
    <>
      <div className={styles.head}>
        <h1>{text.title}</h1>
        <p className={styles.summary} role="status">
          {products.data && text.summary(format.count(shown.length), products.hasNextPage)}
        </p>
        <LibraryToolbar search={search} onChange={setSearch} products={shown} />
      </div>
      {products.error && <ErrorState error={products.error} onRetry={() => void products.refetch()} />}
      {products.isPending && !products.error && (
        <ul className={styles.grid}>
          {SKELETONS.map(key => (
            <li key={key}>
              <ProductCardSkeleton />
            </li>
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <ul className={styles.grid}>
          {shown.map(product => (
            <li key={product.id}>
              <ProductCard product={product} />
            </li>
          ))}
        </ul>
      )}
      {products.data && shown.length === 0 && !products.hasNextPage && (
        <Nothing searching={searching} onClear={() => setSearch(EVERYTHING)} />
      )}
      {products.hasNextPage && (
        <div className={styles.more}>
          <Button disabled={products.isFetchingNextPage} onClick={() => void products.fetchNextPage()}>
            {products.isFetchingNextPage ? strings.app.loading : strings.app.more}
          </Button>
        </div>
      )}
      {opened && <ProductDialog id={opened.id} onClose={() => navigate(routes.library)} />}
    </>
  );
}

function Nothing({ searching, onClear }: { searching: boolean; onClear: () => void }) {
  return searching ? (
    <EmptyState icon={SearchX} title={text.nothingTitle} hint={text.nothingHint}>
      <Button onClick={onClear}>{text.clear}</Button>
    </EmptyState>
  ) : (
    <EmptyState icon={Images} title={text.emptyTitle} hint={text.emptyHint}>
      <Link href={routes.studio} className={styles.link}>
        {text.toStudio}
      </Link>
    </EmptyState>
  );
}
