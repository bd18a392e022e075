import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PresenceMissedOffers1700002020000 implements MigrationInterface {
  name = 'PresenceMissedOffers1700002020000';

  /** Separates missed offers from the selected status: a missed offer used to be stored as if the agent had selected `away`. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table agents add column missed_offer_at timestamptz');
    await runner.query(`
      update agents set missed_offer_at = status_since, selected_status = 'online', selected_because = 'selected',
        status_reason = case when status_reason = 'inactive' and not inactive then 'missed_offer' else status_reason end
      where selected_because = 'inactive'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update agents set selected_status = 'away', selected_because = 'inactive',
        status_reason = case when status_reason = 'missed_offer' then 'inactive' else status_reason end
      where missed_offer_at is not null`);
    await runner.query('alter table agents drop column missed_offer_at');
  }
}
