import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button, useToast } from '@/design';
import { Menu, MenuItem } from '@/design/Menu';
import { download, type ImageFormat } from '@/lib/download';
import { strings } from '@/strings';

const formats: readonly ImageFormat[] = ['png', 'jpeg', 'webp'];

interface DownloadMenuProps {
  readonly url: string;
  readonly name: string;
  /** Whether it has see-through parts. */
  readonly transparent: boolean;
}

export function DownloadMenu({ url, name, transparent }: DownloadMenuProps) {
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const labels = transparent ? strings.library.downloads : strings.library.adDownloads;
  const start = async (format: ImageFormat) => {
    setBusy(true);
    try {
      await download(url, name, format);
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : strings.app.unreachable, tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu
      trigger={
        <Button small icon={Download} disabled={busy}>
          {busy ? strings.library.downloading : strings.library.download}
        </Button>
      }
    >
      {formats.map(format => (
        <MenuItem key={format} onSelect={() => void start(format)}>
          {labels[format]}
        </MenuItem>
      ))}
    </Menu>
  );
}
