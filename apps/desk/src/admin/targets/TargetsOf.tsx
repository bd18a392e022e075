import { Field } from '#ui/parts/Field/Field';
import { Priority } from '#ui/parts/Priority/Priority';
import { Switch } from '#ui/parts/Switch/Switch';
import { t as words } from '../../words';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { binds, keyOf, PARTS, readTime, ROWS, type TargetFields, type Whose } from './targets';
import css from './Targets.module.css';

interface TargetsOfProps {
  whose: Whose;
  name: string;
  lead: string;
  values: TargetFields;
  onChange: (changes: TargetFields) => void;
}

/** The targets of one team, or of all chats that no team has targets for; where the team has none, one sees those for all. */
export function TargetsOf({ whose, name, lead, values, onChange }: TargetsOfProps) {
  return (
    <Card title={name} lead={lead}>
      <div className={css.rows}>
        {ROWS.map((priority) => {
          const within = keyOf(whose, priority, 'withinHours');
          const row = words(`priority.${priority}`);
          return (
            <div key={priority} className={css.row} role="group" aria-label={row}>
              <span className={css.priority}>
                <Priority level={priority} always /> {row}
              </span>
              {PARTS.map((part) => {
                const key = keyOf(whose, priority, part);
                const inherited = whose === null || binds(values, whose, priority) ? '' : String(values[keyOf(null, priority, part)]);
                return (
                  <Field
                    key={part}
                    label={t(`targets.${part}`)}
                    placeholder={inherited || t('targets.none')}
                    value={String(values[key])}
                    onChange={(text) => onChange({ [key]: text })}
                    error={readTime(String(values[key])) === undefined ? t('targets.wrong') : null}
                    autoComplete="off"
                    maxLength={40}
                  />
                );
              })}
              <span className={css.within}>
                <Switch
                  isOn={values[within] === true}
                  isDisabled={!binds(values, whose, priority)}
                  onChange={(isOn) => onChange({ [within]: isOn })}
                >
                  {t('targets.withinHours')}
                </Switch>
              </span>
            </div>
          );
        })}
      </div>
    </Card>
  );
}
