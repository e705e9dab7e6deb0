import { LogIn, LogOut } from 'lucide-react';
import { useEffect } from 'react';
import { type Access, type Person, signIn, signOut } from '@/api';
import { Button, useToast } from '@/design';
import { Menu, MenuItem, MenuNote } from '@/design/Menu';
import { strings } from '@/strings';
import styles from './Account.module.css';

const text = strings.app;

/** Who is signed in, or the way to sign in. */
export default function Account({ access }: { access: Exclude<Access, { kind: 'open' }> }) {
  const toast = useToast();
  const problem = access.kind === 'out' ? access.problem : undefined;
  useEffect(() => {
    if (problem) {
      toast({ text: problem, tone: 'bad' });
    }
  }, [problem, toast]);
  return access.kind === 'in' ? (
    <PersonMenu person={access.person} />
  ) : (
    <Button small icon={LogIn} onClick={() => void signIn()}>
      {text.signIn}
    </Button>
  );
}

function PersonMenu({ person: { name, email } }: { person: Person }) {
  const trigger = (
    <button type="button" className={styles.person} aria-label={text.account(name)}>
      <span className={styles.initial} aria-hidden="true">
        {name.slice(0, 1).toUpperCase()}
      </span>
      <span className={styles.name}>{name}</span>
    </button>
  );
  return (
    <Menu trigger={trigger}>
      <MenuNote title={name}>{email !== name && email}</MenuNote>
      <MenuItem icon={LogOut} onSelect={() => void signOut()}>
        {text.signOut}
      </MenuItem>
    </Menu>
  );
}
