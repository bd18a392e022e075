import { useEffect, useRef, useState } from 'react';
import { Select } from '#ui/parts/Select/Select';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { WidgetConfigView, WidgetSettings } from '#client/core';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { type Language, LANGUAGES } from './languages';
import css from './Widget.module.css';

const AFTER_MS = 200;
const STATES = ['open', 'away', 'closed'] as const;
const GROUNDS = { light: '#ffffff', dark: '#17171c' } as const;
const GROUND_NAMES = ['light', 'dark'] as const;
type Ground = (typeof GROUND_NAMES)[number];

/** The real widget, in a frame that reaches nothing, as it would be with what is in the form. */
export function WidgetPreview({ settings, config }: { settings: WidgetSettings; config: WidgetConfigView }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, ready] = useState(false);
  const [isShown, shown] = useState(false);
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const [ground, setGround] = useState<Ground>('light');
  const [locale, setLocale] = useState<Language>('en');
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent): void => {
      if (source !== frame.current?.contentWindow) return;
      if (data === 'ready') ready(true);
      if (data === 'shown') shown(true);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  const { texts, team, ...looks } = settings;
  const isOnline = state !== 'away';
  const next = JSON.stringify({
    config: {
      ...config,
      ...looks,
      online: isOnline,
      acceptsChats: isOnline,
      // Whatever is tried in it fails, and the widget says so by this.
      texts: { ...texts[locale], failed: t('widget.isPreview') },
      team: team.filter((name) => name.trim() !== '').map((name) => ({ name })),
    },
    locale,
    isOpen: state !== 'closed',
    ground: GROUNDS[ground],
    mode: ground,
  });
  useEffect(() => {
    if (!isReady) return;
    // The frame has no origin of its own, so that only `*` reaches it; there is nothing secret in it.
    const timer = setTimeout(() => frame.current?.contentWindow?.postMessage(JSON.parse(next), '*'), AFTER_MS);
    return () => clearTimeout(timer);
  }, [isReady, next]);
  return (
    <div className={css.beside}>
      <Card title={t('widget.preview')} lead={t('widget.previewLead')}>
        <div className={css.two}>
          <Toggles
            label={t('widget.state')}
            options={STATES.map((id) => ({ id, label: t(`widget.state.${id}`) }))}
            selected={[state]}
            onChange={([chosen]) => chosen && setState(chosen)}
            isSingle
          />
          <Toggles
            label={t('widget.ground')}
            options={GROUND_NAMES.map((id) => ({ id, label: t(`widget.mode.${id}`) }))}
            selected={[ground]}
            onChange={([chosen]) => chosen && setGround(chosen)}
            isSingle
          />
          <Select label={t('widget.language')} options={LANGUAGES} selected={locale} onChange={setLocale} size="s" />
        </div>
        <iframe
          ref={frame}
          className={css.frame}
          title={t('widget.preview')}
          src="/widget/preview"
          sandbox="allow-scripts allow-forms"
          data-shown={isShown || undefined}
        />
      </Card>
    </div>
  );
}
