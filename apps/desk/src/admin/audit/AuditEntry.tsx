import { Link } from '@tanstack/react-router';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import type { AuditEntryView } from '#client/core';
import { t } from '../../words/admin';
import { Facts } from '../frame/Card';
import type { AdminSearch } from '../frame/search';
import { When } from '../frame/When';
import { actionInWords, changesOf, pageOf } from './entry';
import { typeInWords, valueInWords } from './in-words';
import css from './Audit.module.css';

interface AuditEntryProps {
  entry: AuditEntryView;
  /** Of people, by id. */
  names: ReadonlyMap<string, string>;
  onNarrow: (search: AdminSearch) => void;
  onClose: () => void;
}

/** One change: who, when, from where, and each value before and after. */
export function AuditEntry({ entry: { action, actor, at, address, target, before, after }, names, onNarrow, onClose }: AuditEntryProps) {
  const page = pageOf(target);
  return (
    <Dialog
      title={`${typeInWords(target.type)}: ${actionInWords(action).toLowerCase()}`}
      isOpen
      onClose={onClose}
      as="drawer"
      footer={
        <>
          <Button kind="plain" onPress={() => onNarrow({ actor: actor.id })}>
            {t('audit.byThem', { name: actor.name })}
          </Button>
          {target.id !== null && <Button onPress={() => onNarrow({ target: target.id! })}>{t('audit.all')}</Button>}
        </>
      }
    >
      <div className={css.entry}>
        <Facts
          facts={[
            [
              t('audit.who'),
              <span key="who">
                <bdi>{actor.name}</bdi> {actor.type === 'apiKey' && <Chip>{t('audit.program')}</Chip>}
              </span>,
            ],
            [t('audit.when'), <When key="when" at={at} />],
            [t('audit.address'), address ?? '–'],
            [
              typeInWords(target.type),
              <span key="of">
                {target.type !== 'settings' && <bdi>{(target.id && names.get(target.id)) ?? target.id ?? '–'}</bdi>}{' '}
                {page && <Link to={page}>{t('audit.show')}</Link>}
              </span>,
            ],
          ]}
        />
        <Values before={before} after={after} names={names} />
      </div>
    </Dialog>
  );
}

function Values({ before, after, names }: Pick<AuditEntryView, 'before' | 'after'> & { names: ReadonlyMap<string, string> }) {
  const all = changesOf(before, after);
  if (all.length === 0) return <p className={css.none}>{t('audit.noValues')}</p>;
  return (
    <table className={css.values}>
      <thead>
        <tr>
          <th scope="col">{t('audit.value')}</th>
          <th scope="col">{t('audit.before')}</th>
          <th scope="col">{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {all.map((value) => (
          <tr key={value.name}>
            <th scope="row">
              <code dir="ltr">{value.name}</code>
            </th>
            <td dir="auto">{valueInWords(value.before, names)}</td>
            <td dir="auto">{valueInWords(value.after, names)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
