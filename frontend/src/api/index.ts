export {
  type Access,
  authorized,
  authorizedNow,
  currentAccess,
  keepBeforeLeaving,
  onAccess,
  openAccess,
  type Person,
  signIn,
  signOut,
} from './access';
export { ApiError, type Remedy, sessionTokenFrom } from './client';
export { apiUrl, loadConfig } from './config';
export { analyze, track, useHeatmap, useVariations } from './engagement';
export { type HeatSubject, keys } from './keys';
export {
  fetchProduct,
  type ProductPage,
  type ProductSearch,
  productsOf,
  useCompositions,
  useProduct,
  useProducts,
} from './products';
export {
  type Analysis,
  type Bucket,
  type Composition,
  type Engagement,
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
  type Worker,
} from './schemas';
export { type Period, useSession, useStats, useStatus } from './system';
