import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { In, IsNull } from 'typeorm';
import { Teams } from '#directory/lends';
import { Clock, nameKey } from '#kernel';
import { newId, type StaffCaller, Store, type Transaction } from '#platform';
import { authorOf } from '../library/author';
import { CannedResponses, withFreeShortcut } from '../library/canned.store';
import type { Author } from '../library/domain/access';
import type { CannedFields } from '../library/domain/canned.events';
import { CannedResponse } from '../library/domain/canned-response';
import { type ImportRow, type KnownRow, type PlannedRow, planImport } from './domain/import-plan';

/** Imports canned responses: all rows or, when any row is refused, none. Returns the plan of every row. */
export class ImportCannedResponses extends Command<PlannedRow[]> {
  constructor(
    readonly by: StaffCaller,
    readonly rows: ImportRow[],
    /** Whether the rows are planned only, without a change. */
    readonly preview: boolean,
  ) {
    super();
  }
}

@CommandHandler(ImportCannedResponses)
export class ImportCannedResponsesHandler implements ICommandHandler<ImportCannedResponses> {
  constructor(
    private readonly responses: CannedResponses,
    private readonly teams: Teams,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  execute({ by, rows, preview }: ImportCannedResponses): Promise<PlannedRow[]> {
    const author = authorOf(by);
    const written = this.store.transaction(async (tx) => {
      const known = await this.knowingTeams(tx, rows);
      const plan = planImport(known, await this.namedAlike(tx, known, author), author);
      if (preview || plan.some(({ action }) => action === 'refuse')) return plan;
      return plan.map((row) => this.write(tx, row, author));
    });
    return withFreeShortcut(null, written);
  }

  /** Looks the teams up and locks them against deletion. A row whose team is unknown is refused. */
  private async knowingTeams(tx: Transaction, rows: ImportRow[]): Promise<KnownRow[]> {
    const asked = rows.flatMap(({ fields }) => fields.team ?? fields.teamId ?? []);
    const ids = asked.length === 0 ? new Map<string, string>() : await this.teams.keepAll(tx, asked);
    return rows.map(({ fields: { team, teamId, ...fields }, errors }) => {
      const named = team ?? teamId ?? null;
      const id = named === null ? null : ids.get(nameKey(named));
      if (id !== undefined) return { fields: { ...fields, teamId: id }, errors };
      return { fields: { ...fields, teamId: null }, errors: [...errors, { pointer: '/team', message: 'is not a known team' }] };
    });
  }

  private write(tx: Transaction, row: PlannedRow, author: Author): PlannedRow {
    const fields = row.fields as CannedFields;
    if (row.action === 'create')
      return { ...row, response: this.responses.add(tx, new CannedResponse(newId(), fields, author, this.clock.now())) };
    row.response!.change(fields, author, this.clock.now());
    return row;
  }

  /** Existing responses that the rows may name. The oldest comes last, so that among equal titles a row means the oldest. */
  private async namedAlike(tx: Transaction, rows: KnownRow[], author: Author): Promise<CannedResponse[]> {
    const fields = rows.filter(({ errors }) => errors.length === 0).map((row) => row.fields as CannedFields);
    const keys = fields.flatMap(({ shortcut }) => (shortcut === null ? [] : [nameKey(shortcut)]));
    const titles = fields.flatMap(({ shortcut, title }) => (shortcut === null ? [title] : []));
    const teamIds = [...new Set(fields.flatMap(({ teamId }) => teamId ?? []))];
    const seen = [{ scope: 'shared' as const }, { teamId: In(teamIds) }, { scope: 'personal' as const, ownerId: author.id }];
    const named = [{ shortcutKey: In(keys) }, { shortcutKey: IsNull(), title: In(titles) }];
    const found = await this.responses.lockWhere(
      tx,
      seen.flatMap((whose) => named.map((name) => ({ ...whose, ...name, deletedAt: IsNull() }))),
    );
    return found.reverse();
  }
}
