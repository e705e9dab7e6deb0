import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { authorized } from './access';
import { call, query } from './client';
import { keys } from './keys';
import { compositionPageSchema, type Product, productPageSchema, productSchema } from './schemas';

const PAGE = 24;
const WORKING_MS = 1000;

export interface ProductSearch {
  /** Every word of it must occur in the name. */
  readonly q?: string;
  readonly campaign?: string;
  /** Whether each product tells what was done with it. */
  readonly engagement?: boolean;
}

export type ProductPage = { products: Product[]; next_cursor?: string | undefined };

const working = (product: Product) => product.status === 'uploading' || product.status === 'segmenting';

/** The library, newest first; looked at again every second while a cut-out is being made. */
export function useProducts(parameters: ProductSearch = {}) {
  return useInfiniteQuery({
    queryKey: keys.products(parameters),
    queryFn: ({ pageParam, signal }) =>
      authorized(headers =>
        call(
          productPageSchema,
          `/api/products${query({
            q: parameters.q?.trim(),
            campaign: parameters.campaign?.trim(),
            engagement: parameters.engagement ? 'true' : undefined,
            cursor: pageParam,
            limit: PAGE,
            base64: 'false',
          })}`,
          { headers, signal },
        ),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(page => page.products.some(working)) ? WORKING_MS : false,
  });
}

export function productsOf(data: InfiniteData<ProductPage> | undefined): Product[] {
  return data?.pages.flatMap(page => page.products) ?? [];
}

/** One product, followed until it is ready or has failed. */
export function useProduct(id: string | undefined) {
  return useQuery({
    queryKey: keys.product(id ?? ''),
    queryFn: ({ signal }) => fetchProduct(id ?? '', signal),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && working(state.data) ? WORKING_MS : false),
  });
}

export function fetchProduct(id: string, signal?: AbortSignal): Promise<Product> {
  return authorized(headers =>
    call(productSchema, `/api/products/${encodeURIComponent(id)}?base64=false`, {
      headers,
      ...(signal && { signal }),
    }),
  );
}

/** Every composition of a product, newest first. */
export function useCompositions(productId: string) {
  return useInfiniteQuery({
    queryKey: keys.compositions(productId),
    queryFn: ({ pageParam, signal }) =>
      authorized(headers =>
        call(
          compositionPageSchema,
          `/api/products/${encodeURIComponent(productId)}/compositions${query({ cursor: pageParam, limit: PAGE, base64: 'false', engagement: 'true' })}`,
          { headers, signal },
        ),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next_cursor,
  });
}
