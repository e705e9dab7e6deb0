import '@/design/tokens.css';
import '@/design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig, openAccess } from '@/api';
import { App } from '@/app/App';
import { showTips } from '@/design';

/** Not awaited at the top: what signs people in is loaded meanwhile, and shares modules with this one. */
async function start(root: HTMLElement): Promise<void> {
  showTips();
  await openAccess(await loadConfig());
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no #root');
}
void start(root);
