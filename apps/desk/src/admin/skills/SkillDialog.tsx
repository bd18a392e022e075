import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { Switch } from '#ui/parts/Switch/Switch';
import { toasts } from '#ui/parts/Toast/toasts';
import { ProblemError } from '#client/core';
import { useDesk } from '../../live/context';
import { t } from '../../words/admin';
import { DeletionInUse } from '../frame/DeletionInUse';
import { SaveBar } from '../frame/SaveBar';
import { useEditing } from '../../shell/useEditing';
import { AGENTS } from './useLevels';
import css from '../frame/Form.module.css';

export interface Skill {
  name: string;
  description: string | null;
  /** Whether customers may ask for it. */
  public: boolean;
}

const taken = (error: unknown): string | undefined => (error instanceof ProblemError && error.code === 'skill.exists' ? 'name' : undefined);
const pathOf = ({ name }: Skill): string => `/skills/${encodeURIComponent(name)}`;

function useReading(): () => Promise<unknown> {
  const { queries } = useDesk();
  return () => Promise.all([queries.invalidateQueries({ queryKey: ['skills'] }), queries.invalidateQueries({ queryKey: AGENTS })]);
}

interface SkillDialogProps {
  skill?: Skill;
  onDelete?: () => void;
  onClose: () => void;
}

/** A new skill, or one that is there: its name, what it means, and whether customers may ask for it. */
export function SkillDialog({ skill, onDelete, onClose }: SkillDialogProps) {
  const { client } = useDesk();
  const read = useReading();
  const form = useEditing(
    { name: skill?.name ?? '', description: skill?.description ?? '', public: skill?.public ?? false },
    undefined,
    taken,
  );
  const { values, set, saving } = form;
  async function save(): Promise<void> {
    const done = await saving.save(() => (skill ? client.rest.patch(pathOf(skill), form.changes) : client.rest.post('/skills', values)));
    if (!done) return;
    form.discard();
    await read();
    toasts.say(t('saved'));
    onClose();
  }
  return (
    <Dialog title={skill ? t('skills.open', { name: skill.name }) : t('skills.new')} isOpen onClose={onClose} as="drawer">
      <form className={css.form} onSubmit={(event) => (event.preventDefault(), void save())} noValidate>
        <Field
          label={t('keys.name')}
          hint={skill && t('skills.renameHint')}
          error={saving.errorOf('name')}
          value={values.name}
          onChange={(name) => set({ name })}
          maxLength={60}
          autoFocus
        />
        <Field
          label={t('skills.description')}
          hint={t('skills.descriptionHint')}
          error={saving.errorOf('description')}
          value={values.description}
          onChange={(description) => set({ description })}
          maxLength={500}
          isMultiline
        />
        <Switch isOn={values.public} onChange={(isPublic) => set({ public: isPublic })} hint={t('skills.publicHint')}>
          {t('skills.mayAsk')}
        </Switch>
        {onDelete && (
          <div>
            <Button size="s" kind="danger" onPress={onDelete}>
              {t('deletion.delete')}
            </Button>
          </div>
        )}
        <SaveBar
          isDirty={form.isDirty}
          saving={saving}
          onSave={() => void save()}
          button={skill ? undefined : t('skills.add')}
          text=""
          always={!skill}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** Deletes a skill; open chats that ask for it are asked about. */
export function DeleteSkill({ skill, onClose }: { skill: Skill; onClose: () => void }) {
  return (
    <DeletionInUse
      name={skill.name}
      path={pathOf(skill)}
      text={t('skills.deleteText')}
      code="skill.in_use"
      inUse={(count) => t('skills.inUse', { count })}
      onDeleted={useReading()}
      onClose={onClose}
    />
  );
}
