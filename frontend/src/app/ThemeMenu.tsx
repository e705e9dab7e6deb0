import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { IconButton, Menu, MenuChoice } from '@/design';
import { strings } from '@/strings';
import styles from './ThemeMenu.module.css';

const themes = [
  { id: 'system', icon: Monitor },
  { id: 'light', icon: Sun },
  { id: 'dark', icon: Moon },
] as const;
type Theme = (typeof themes)[number]['id'];

/** The choice lasts as long as the page: nothing is stored. */
export function ThemeMenu() {
  const [theme, setTheme] = useState<Theme>('system');
  const choose = (next: string) => {
    const chosen = themes.find(({ id }) => id === next)?.id ?? 'system';
    setTheme(chosen);
    if (chosen === 'system') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = chosen;
    }
  };
  const Icon = themes.find(({ id }) => id === theme)?.icon ?? Monitor;
  return (
    <div className={styles.end}>
      <Menu trigger={<IconButton label={strings.app.theme} icon={Icon} />}>
        <MenuChoice
          value={theme}
          onChange={choose}
          choices={themes.map(({ id, icon }) => ({ value: id, label: strings.app.themes[id], icon }))}
        />
      </Menu>
    </div>
  );
}
