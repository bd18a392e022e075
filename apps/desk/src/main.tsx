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
await session.resume();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
