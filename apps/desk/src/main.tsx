import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/index.css';
import '#ui/tokens.css';
import '#ui/page.css';
import { session } from './live/session';
import { router } from './routes';
import { applyTheme } from './shell/theme';

applyTheme();
// A newer version took this one's scripts away: its document names the new ones. Where they are missing too, once is enough.
addEventListener('vite:preloadError', () => {
  const before = Number(sessionStorage.getItem('switchboard.reloaded') ?? 0);
  if (Date.now() - before < 60_000) return;
  sessionStorage.setItem('switchboard.reloaded', String(Date.now()));
  location.reload();
});

const root = document.getElementById('root')!;
/** The address of a screen has a token behind its `#`: it is none of the desk. */
const isScreen = (): boolean => location.pathname === '/wall' && /^#[\w-]+(\.[\w-]+){2}$/.test(location.hash);
const wasScreen = isScreen();
addEventListener('hashchange', () => (wasScreen || isScreen()) && location.reload());

if (wasScreen) {
  (await import('./wall/screen/start')).startScreen(root, location.hash.slice(1));
} else {
  await session.resume();
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
}
