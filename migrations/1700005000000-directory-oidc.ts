import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who users are at an OpenID Connect provider. */
export class DirectoryOidc1700005000000 implements MigrationInterface {
  name = 'DirectoryOidc1700005000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table users add column oidc_issuer text, add column oidc_subject text');
    await runner.query('create unique index users_oidc on users (oidc_subject, oidc_issuer)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table users drop column oidc_subject, drop column oidc_issuer');
  }
}
