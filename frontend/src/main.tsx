import '@/design/tokens.css';
import '@/design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig } from '@/api';
import { App } from '@/app/App';

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no #root');
}
await loadConfig();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
