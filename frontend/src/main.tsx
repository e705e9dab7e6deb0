import '@/design/tokens.css';
import '@/design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig, openAccess } from '@/api';
import { App } from '@/app/App';
import { showTips } from '@/design';

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no #root');
}
showTips();
await openAccess(await loadConfig());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
