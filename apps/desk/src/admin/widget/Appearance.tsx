import { Field } from '#ui/parts/Field/Field';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import { accent, contrast, parse } from '#ui/format/accent';
import type { WidgetTheme } from '#client/core';
import { WIDGET_MODES, WIDGET_POSITIONS } from '#words';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import css from './Widget.module.css';

interface AppearanceProps {
  theme: WidgetTheme;
  errorOf: (name: keyof WidgetTheme) => string | null;
  onChange: (changes: Partial<WidgetTheme>) => void;
}

const COLOUR = /^#[0-9a-f]{6}$/i;
const MOST_RADIUS = 28;

/** Colour, corners, side and mode; what stands on the colour keeps its contrast, which is said. */
export function Appearance({ theme, errorOf, onChange }: AppearanceProps) {
  const isColour = COLOUR.test(theme.colour);
  return (
    <Card title={t('widget.appearance')}>
      <div className={css.colour}>
        <Field
          label={t('widget.colour')}
          error={errorOf('colour') ?? (isColour ? null : t('widget.noColour'))}
          value={theme.colour}
          onChange={(colour) => onChange({ colour: colour.trim() })}
          maxLength={7}
        />
        <input
          type="color"
          className={css.swatch}
          aria-label={t('widget.pickColour')}
          value={isColour ? theme.colour.toLowerCase() : '#000000'}
          onChange={({ target }) => onChange({ colour: target.value })}
        />
      </div>
      {isColour && <Contrast colour={theme.colour} />}
      <Field
        label={t('widget.radius')}
        hint={t('widget.radiusHint')}
        inputMode="numeric"
        error={errorOf('radius')}
        value={String(theme.radius)}
        onChange={(text) => onChange({ radius: Math.min(MOST_RADIUS, Number(text.replace(/\D/g, '').slice(0, 2))) })}
      />
      <div className={css.two}>
        <Toggles
          label={t('widget.position')}
          options={WIDGET_POSITIONS.map((id) => ({ id, label: t(`widget.position.${id}`) }))}
          selected={[theme.position]}
          onChange={([position]) => position && onChange({ position })}
          isSingle
        />
        <Toggles
          label={t('widget.mode')}
          options={WIDGET_MODES.map((id) => ({ id, label: t(`widget.mode.${id}`) }))}
          selected={[theme.mode]}
          onChange={([mode]) => mode && onChange({ mode })}
          isSingle
        />
      </div>
    </Card>
  );
}

/** What the widget makes of a colour, by the widget's own rule. */
function Contrast({ colour }: { colour: string }) {
  const [ground, text] = accent(colour);
  const ratio = Math.floor(contrast(ground, text) * 10) / 10;
  const isWhite = text[0] === 255;
  const isDarkened = parse(colour).some((value, at) => Math.round(ground[at]!) !== value);
  return (
    <p className={css.contrast} role="status">
      {t(isDarkened ? 'widget.contrastDarkened' : isWhite ? 'widget.contrastWhite' : 'widget.contrastInk', { ratio: ratio.toFixed(1) })}
    </p>
  );
}
