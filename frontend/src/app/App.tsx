import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Toasts } from '@/design';
import { StudioSession } from '@/features/loop/StudioSession';
import { ErrorBoundary } from './ErrorBoundary';
import { NotFound } from './NotFound';
import { queryClient } from './queryClient';
import { routes } from './routes';
import { Shell } from './Shell';
import { StudioPage } from './StudioPage';
import { ViewLoading } from './ViewLoading';

const LibraryPage = lazy(() => import('@/features/library/LibraryPage'));
const DashboardPage = lazy(() => import('@/features/dashboard/DashboardPage'));

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Toasts>
        <StudioSession>
          <Shell>
            <ErrorBoundary>
              <Suspense fallback={<ViewLoading />}>
                <Switch>
                  <Route path={routes.studio} component={StudioPage} />
                  <Route path="/library/*?" component={LibraryPage} />
                  <Route path={routes.dashboard} component={DashboardPage} />
                  <Route component={NotFound} />
                </Switch>
              </Suspense>
            </ErrorBoundary>
          </Shell>
        </StudioSession>
      </Toasts>
    </QueryClientProvider>
  );
}
