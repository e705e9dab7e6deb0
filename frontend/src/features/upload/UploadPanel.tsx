import { ImagePlus } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useAccess } from '@/app/useAccess';
import { Button, Field, Panel } from '@/design';
import { strings } from '@/strings';
import { DropZone } from './DropZone';
import type { Upload } from './queue';
import { UploadCard } from './UploadCard';
import styles from './UploadPanel.module.css';
import { takeUp, uploads, useUploads } from './uploads';

const SignInFirst = lazy(() => import('@/features/account/SignInFirst'));

const text = strings.upload;

const CAMPAIGN = /^[A-Za-z0-9_.:-]{1,128}$/;

const sendable = ({ state, phrase }: Upload) => state.kind === 'draft' && phrase.trim() !== '';
const over = ({ state }: Upload) => state.kind === 'ready' || state.kind === 'refused';

export function UploadPanel() {
  const list = useUploads();
  const [campaign, setCampaign] = useState('');
  const access = useAccess();
  const out = access.kind === 'out';
  usePaste(!out);
  useEffect(() => {
    if (access.kind !== 'open') {
      void takeUp();
    }
  }, [access.kind]);
  const campaignFits = campaign === '' || CAMPAIGN.test(campaign);
  const drafts = list.filter(({ state }) => state.kind === 'draft');
  const ready = drafts.filter(sendable);
  const finished = list.filter(over);
  if (out && list.length === 0) {
    return (
      <Panel title={text.title}>
        <Suspense>
          <SignInFirst icon={ImagePlus} title={text.signInTitle} />
        </Suspense>
      </Panel>
    );
  }
  return (
    <Panel
      title={text.title}
      actions={
        finished.length > 0 && (
          <Button
            small
            kind="quiet"
            onClick={() => {
              for (const { id } of finished) {
                uploads.remove(id);
              }
            }}
          >
            {text.clear}
          </Button>
        )
      }
    >
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault();
          uploads.start(
            ready.map(({ id }) => id),
            campaign,
          );
        }}
      >
        <DropZone compact={list.length > 0} onFiles={files => void uploads.add(files)} />
        {list.length > 0 && (
          <ul className={styles.list} aria-label={text.list}>
            {list.map(upload => (
              <li key={upload.id}>
                <UploadCard upload={upload} />
              </li>
            ))}
          </ul>
        )}
        {drafts.length > 0 && (
          <>
            <Field
              label={text.campaign}
              placeholder={text.campaignExample}
              value={campaign}
              error={campaignFits ? undefined : text.campaignInvalid}
              maxLength={128}
              autoComplete="off"
              onChange={event => setCampaign(event.target.value.replace(/\s+/g, '-'))}
            />
            <Button type="submit" kind="primary" disabled={ready.length === 0 || !campaignFits}>
              {text.cutOut(ready.length)}
            </Button>
          </>
        )}
      </form>
    </Panel>
  );
}

/** A picture pasted anywhere on the page, unless it is pasted into a field. */
function usePaste(enabled: boolean) {
  useEffect(() => {
    if (!enabled) {
      return;
    }
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
      if (files.length > 0) {
        event.preventDefault();
        void uploads.add(files);
      }
    };
    addEventListener('paste', paste);
    return () => removeEventListener('paste', paste);
  }, [enabled]);
}
