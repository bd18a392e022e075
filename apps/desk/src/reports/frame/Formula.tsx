import { Info } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { IconButton } from '#ui/parts/Button/Button';
import { t } from '../../words/reports';
import { type FormulaName, formulaOf } from '../formulas';
import css from './Formula.module.css';

/** How figures are counted, in the words of the documentation. */
export function Formula({ title, of, note }: { title: string; of: readonly FormulaName[]; note?: string }) {
  return (
    <DialogTrigger>
      <IconButton label={t('formula.button', { title })} size="s">
        <Info />
      </IconButton>
      <Popover className={css.popover} placement="bottom" offset={4}>
        <Dialog className={css.dialog} aria-label={t('formula.button', { title })}>
          <dl className={css.list}>
            {of.map((name) => {
              const { field, formula } = formulaOf(name);
              return (
                <div key={name}>
                  <dt>
                    {t(`metric.${name}`)}
                    {field !== '' && <span className={css.field}>{field}</span>}
                  </dt>
                  <dd>{formula}</dd>
                </div>
              );
            })}
          </dl>
          {note && <p className={css.note}>{note}</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
