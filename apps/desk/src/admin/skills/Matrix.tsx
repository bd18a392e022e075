import { type ClipboardEvent, type KeyboardEvent, memo, useRef, useState } from 'react';
import type { AgentView } from '#client/core';
import { t } from '../../words/admin';
import { type Cell, levelOf, MOST_LEVEL } from './sheet';
import type { Skill } from './SkillDialog';
import { type LevelsEditing, savedLevel } from './useLevels';
import css from './Matrix.module.css';

export interface MatrixProps {
  /** The rows. */
  agents: readonly AgentView[];
  /** Those whom the counts are of. */
  all: readonly AgentView[];
  skills: readonly Skill[];
  edits: LevelsEditing['edits'];
  mayChange: boolean;
  onSet: (agent: AgentView, skill: string, level: number) => void;
  onPaste: (text: string, at: Cell) => void;
  onOpen: (skill: Skill) => void;
}

/** Agents × skills: arrows move, 0–5 set the level, a block of a sheet is pasted where one stands. */
export function Matrix({ agents, all, skills, edits, mayChange, onSet, onPaste, onOpen }: MatrixProps) {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 });
  const here = { row: Math.min(at.row, agents.length - 1), column: Math.min(at.column, skills.length - 1) };
  const has = (agent: AgentView, skill: string): boolean => (edits[agent.id]?.[skill] ?? savedLevel(agent, skill)) > 0;
  const goTo = ({ row, column }: Cell): void => table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus();

  function onKeyDown(event: KeyboardEvent): void {
    const agent = agents[here.row];
    const skill = skills[here.column];
    if (!agent || !skill || !(event.target as HTMLElement).dataset.cell) return;
    const move = moveBy(event, here, { row: agents.length - 1, column: skills.length - 1 });
    const level = ['Delete', 'Backspace', '-'].includes(event.key) ? 0 : /^\d$/.test(event.key) ? levelOf(event.key) : undefined;
    if (move) goTo(move);
    else if (level !== undefined && mayChange && !event.ctrlKey && !event.metaKey && !event.altKey) onSet(agent, skill.name, level);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  function onPasted(event: ClipboardEvent): void {
    if (!mayChange) return;
    event.preventDefault();
    onPaste(event.clipboardData.getData('text/plain'), here);
  }
  /** The first click chooses a cell, each further one raises its level, and from the highest on begins anew. */
  function onCellClick(row: number, column: number, isChosen: boolean): void {
    if (!isChosen) return setAt({ row, column });
    const agent = agents[row]!;
    const skill = skills[column]!.name;
    const level = edits[agent.id]?.[skill] ?? savedLevel(agent, skill);
    if (mayChange) onSet(agent, skill, level === MOST_LEVEL ? 0 : level + 1);
  }
  return (
    <>
      <div className={css.scroller}>
        <table
          ref={table}
          className={css.table}
          role="grid"
          aria-label={t('skills.matrix')}
          aria-readonly={!mayChange}
          aria-describedby="matrix-keys"
          onKeyDown={onKeyDown}
          onPaste={onPasted}
        >
          <thead>
            <tr>
              <th scope="col" className={css.corner}>
                {t('skills.agent')}
              </th>
              {skills.map((skill) => (
                <th key={skill.name} scope="col" className={css.skill}>
                  {mayChange ? (
                    <button
                      type="button"
                      className={css.open}
                      onClick={() => onOpen(skill)}
                      aria-label={t('skills.open', { name: skill.name })}
                    >
                      <bdi>{skill.name}</bdi>
                    </button>
                  ) : (
                    <bdi>{skill.name}</bdi>
                  )}
                  <span className={css.count}>
                    {t('skills.have', { count: all.filter((agent) => has(agent, skill.name)).length })}
                    {skill.public && ` · ${t('skills.public')}`}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agents.map((agent, row) => (
              <Row
                key={agent.id}
                agent={agent}
                row={row}
                skills={skills}
                edits={edits[agent.id]}
                chosen={here.row === row ? here.column : undefined}
                onChoose={setAt}
                onCellClick={onCellClick}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p id="matrix-keys" className={css.keys}>
        {t(mayChange ? 'skills.keys' : 'skills.readOnly')}
      </p>
    </>
  );
}

function moveBy({ key, ctrlKey, metaKey }: KeyboardEvent, { row, column }: Cell, last: Cell): Cell | undefined {
  const isFar = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowDown':
      return { row: Math.min(row + 1, last.row), column };
    case 'Enter':
      return { row: Math.min(row + 1, last.row), column };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, last.column) };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 };
    case 'End':
      return { row: isFar ? last.row : row, column: last.column };
    default:
      return undefined;
  }
}

interface RowProps {
  agent: AgentView;
  row: number;
  skills: readonly Skill[];
  edits: Readonly<Record<string, number>> | undefined;
  /** The column of the cell that is chosen in this row. */
  chosen: number | undefined;
  onChoose: (cell: Cell) => void;
  onCellClick: (row: number, column: number, isChosen: boolean) => void;
}

/** Only the row in which something changed is drawn anew. */
const Row = memo(
  function Row({ agent, row, skills, edits, chosen, onChoose, onCellClick }: RowProps) {
    return (
      <tr>
        <th scope="row" className={css.agent}>
          <bdi>{agent.name}</bdi>
        </th>
        {skills.map(({ name }, column) => {
          const level = edits?.[name] ?? savedLevel(agent, name);
          const isChanged = edits?.[name] !== undefined;
          return (
            <td
              key={name}
              data-cell={`${row}:${column}`}
              data-level={level}
              data-changed={isChanged || undefined}
              tabIndex={chosen === column ? 0 : -1}
              onFocus={() => onChoose({ row, column })}
              // A press focuses the cell before it is clicked.
              onPointerDown={({ currentTarget }) => (currentTarget.dataset.was = String(document.activeElement === currentTarget))}
              onClick={({ currentTarget }) => onCellClick(row, column, currentTarget.dataset.was === 'true')}
            >
              {level === 0 ? '–' : level}
              {isChanged && <span className="sr-only"> {t('skills.edited')}</span>}
            </td>
          );
        })}
      </tr>
    );
  },
  (before, now) =>
    before.agent === now.agent &&
    before.row === now.row &&
    before.skills === now.skills &&
    before.edits === now.edits &&
    before.chosen === now.chosen &&
    now.chosen === undefined,
);
