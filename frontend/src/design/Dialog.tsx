import { lazy, type ReactNode, Suspense } from 'react';

const OpenDialog = lazy(() => import('./OpenDialog'));

export interface OpenDialogProps {
  readonly onClose: () => void;
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ open, ...rest }: OpenDialogProps & { readonly open: boolean }) {
  return (
    open && (
      <Suspense>
        <OpenDialog {...rest} />
      </Suspense>
    )
  );
}
