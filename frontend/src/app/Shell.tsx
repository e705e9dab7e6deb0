import { ChartNoAxesColumn, Images, LayoutDashboard } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { strings } from '@/strings';
import { OfflineBanner } from './OfflineBanner';
import { routes } from './routes';
import styles from './Shell.module.css';
import { ThemeButton } from './ThemeButton';
import { useAccess } from './useAccess';

/** Only where people sign in. */
const Account = lazy(() => import('@/features/account/Account'));

const views = [
  { href: routes.studio, label: strings.app.studio, icon: LayoutDashboard },
  { href: routes.library, label: strings.app.library, icon: Images },
  { href: routes.dashboard, label: strings.app.dashboard, icon: ChartNoAxesColumn },
] as const;

const isIn = (location: string, href: string) =>
  href === routes.studio ? location === href : location.startsWith(href);

export function Shell({ children }: { children: ReactNode }) {
  const access = useAccess();
  const [location] = useLocation();
  const here = views.find(({ href }) => isIn(location, href))?.label;
  useEffect(() => {
    document.title = here ? `${here} · ${strings.app.name}` : strings.app.name;
  }, [here]);
  return (
    <>
      <a className={styles.skip} href="#main">
        {strings.app.skip}
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link href={routes.studio} className={styles.brand}>
            <img src="/icon.svg" alt="" width={28} height={28} />
            <span>{strings.app.name}</span>
          </Link>
          <nav aria-label={strings.app.navigation} className={styles.nav}>
            {views.map(({ href, label, icon: Icon }) => (
              <Link
                key={href}
                href={href}
                className={styles.tab}
                aria-current={isIn(location, href) ? 'page' : undefined}
              >
                <Icon size={18} aria-hidden="true" />
                <span>{label}</span>
              </Link>
            ))}
          </nav>
          <div className={styles.end}>
            {access.kind !== 'open' && (
              <Suspense>
                <Account access={access} />
              </Suspense>
            )}
            <ThemeButton />
          </div>
        </div>
      </header>
      <OfflineBanner />
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
