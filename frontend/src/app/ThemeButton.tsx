import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/design';
import { strings } from '@/strings';

const themes = [
  { id: 'system', icon: Monitor },
  { id: 'light', icon: Sun },
  { id: 'dark', icon: Moon },
] as const;

/** Goes through the themes. The choice lasts as long as the page: nothing is stored. */
export function ThemeButton() {
  const [index, setIndex] = useState(0);
  const { id, icon } = themes[index] ?? themes[0];
  const next = () => {
    const after = (index + 1) % themes.length;
    const chosen = themes[after]?.id ?? 'system';
    setIndex(after);
    if (chosen === 'system') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = chosen;
    }
  };
  return <IconButton label={strings.app.theme(strings.app.themes[id])} icon={icon} onClick={next} />;
}
