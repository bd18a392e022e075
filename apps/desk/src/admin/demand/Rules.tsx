import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import css from './Demand.module.css';

interface RulesProps<T> {
  title: string;
  lead: string;
  rules: readonly T[];
  most: number;
  /** What is said where there are none. */
  none: string;
  add: string;
  added: T;
  /** The fields of a rule; `change` sets some of them. */
  fields: (rule: T, at: number, change: (changes: Partial<T>) => void) => ReactNode;
  onChange: (rules: T[]) => void;
}

/** A setting that is a list of rules, each of which is changed where it stands. */
export function Rules<T extends object>({ title, lead, rules, most, none, add, added, fields, onChange }: RulesProps<T>) {
  return (
    <Card
      title={title}
      lead={lead}
      actions={
        <Button size="s" onPress={() => onChange([...rules, added])} isDisabled={rules.length >= most}>
          <Plus aria-hidden /> {add}
        </Button>
      }
    >
      {rules.length === 0 && <p className={css.none}>{none}</p>}
      {rules.map((rule, at) => {
        const name = t('demand.rule', { number: at + 1 });
        return (
          <div key={at} className={css.rule} role="group" aria-label={`${title}, ${name}`}>
            <div className={css.fields}>
              {fields(rule, at, (changes) => onChange(rules.map((each, index) => (index === at ? { ...each, ...changes } : each))))}
            </div>
            <div className={css.remove}>
              <IconButton label={t('demand.remove', { name })} size="s" onPress={() => onChange(rules.filter((_, index) => index !== at))}>
                <X />
              </IconButton>
            </div>
          </div>
        );
      })}
    </Card>
  );
}
