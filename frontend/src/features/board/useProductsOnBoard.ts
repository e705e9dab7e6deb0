import { useEffect } from 'react';
import { isReady, productsOf, useProducts } from '@/api';
import { useStudio } from '../loop/StudioSession';
import { productExhibit } from './item';

/** Ready products come onto the board by themselves, page by page; deleted ones leave it, with their ads. */
export function useProductsOnBoard() {
  const { board, loop } = useStudio();
  const { data, isPending, hasNextPage, fetchNextPage } = useProducts();
  useEffect(() => {
    if (!data) {
      return;
    }
    const products = productsOf(data);
    if (!data.pages.at(-1)?.next_cursor) {
      const known = new Set(products.map(({ id }) => id));
      board.keep(({ id }) => known.has(id.split('-')[0] ?? id));
    }
    board.show(products.filter(isReady).map(productExhibit));
    loop.poke();
  }, [data, board, loop]);
  return { loading: isPending, more: hasNextPage ? 1 : 0, loadMore: () => void fetchNextPage() };
}
