import { Link } from 'wouter';
import { EmptyState } from '@/design';
import { strings } from '@/strings';
import { routes } from './routes';

export function NotFound() {
  return (
    <EmptyState title={strings.app.notFoundTitle} hint={strings.app.notFoundHint}>
      <Link href={routes.studio}>{strings.app.toStudio}</Link>
    </EmptyState>
  );
}
