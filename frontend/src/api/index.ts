export { ApiError } from './client';
export { apiUrl, loadConfig } from './config';
export { analyze, track, useHeatmap, useVariations } from './engagement';
export { type HeatSubject, keys } from './keys';
export {
  fetchProduct,
  type ProductPage,
  productsOf,
  useCompositions,
  useDeleteProduct,
  useProduct,
  useProducts,
} from './products';
export {
  type Analysis,
  type Composition,
  type Generation,
  type Heatmap,
  isReady,
  type Placed,
  type Product,
  type ReadyProduct,
  type Session,
  type Stats,
  type SystemStatus,
  type Tracked,
} from './schemas';
export { useSession, useStats, useStatus } from './system';
