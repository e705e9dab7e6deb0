import { Camera, ImagePlus } from 'lucide-react';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/design';
import { strings } from '@/strings';
import styles from './DropZone.module.css';

const text = strings.upload;
const ACCEPTED = 'image/jpeg,image/png,image/webp';

/** Takes photos dropped anywhere on the page, chosen, or taken with the camera of a phone. */
export function DropZone({ compact, onFiles }: { compact: boolean; onFiles: (files: File[]) => void }) {
  const over = useDrop(onFiles);
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.target.files ?? [])]);
    event.target.value = '';
  };
  return (
    <div className={`${styles.zone} ${compact ? styles.compact : ''} ${over ? styles.over : ''}`}>
      {!compact && <ImagePlus className={styles.icon} size={32} strokeWidth={1.25} aria-hidden="true" />}
      <p className={styles.title}>{over ? text.dropNow : text.drop}</p>
      {!compact && <p className={styles.or}>{text.or}</p>}
      <div className={styles.buttons}>
        <Button small icon={ImagePlus} onClick={() => picker.current?.click()}>
          {text.choose}
        </Button>
        <Button small icon={Camera} className={styles.camera} onClick={() => camera.current?.click()}>
          {text.camera}
        </Button>
      </div>
      {!compact && <p className={styles.limits}>{text.limits}</p>}
      <input
        ref={picker}
        type="file"
        accept={ACCEPTED}
        multiple
        hidden
        onChange={chosen}
        data-testid="photos"
      />
      <input ref={camera} type="file" accept={ACCEPTED} capture="environment" hidden onChange={chosen} />
    </div>
  );
}

function useDrop(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const receive = useRef(onFiles);
  receive.current = onFiles;
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (carriesFiles(event)) {
        event.preventDefault();
        setOver(true);
      }
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (carriesFiles(event)) {
        event.preventDefault();
        setOver(false);
        receive.current([...(event.dataTransfer?.files ?? [])]);
      }
    };
    addEventListener('dragover', enter);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', enter);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return over;
}
