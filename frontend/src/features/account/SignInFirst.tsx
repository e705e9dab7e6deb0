import { LogIn, type LucideIcon } from 'lucide-react';
import { signIn } from '@/api';
import { Button, EmptyState } from '@/design';
import { strings } from '@/strings';

/** In the place of what only those see who have signed in. */
export default function SignInFirst({ icon, title }: { icon: LucideIcon; title: string }) {
  return (
    <EmptyState icon={icon} title={title} hint={strings.app.signInHint}>
      <Button kind="primary" icon={LogIn} onClick={() => void signIn()}>
        {strings.app.signIn}
      </Button>
    </EmptyState>
  );
}
