import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { InvalidField } from '#kernel';
import { Access, By, type StaffCaller, TakesCsv } from '#platform';
import { authorOf } from '../library/author';
import { ExportedDto, ExportQuery, ImportDto, ImportedDto, importedOf } from './canned-transfer.dto';
import { ImportCannedResponses } from './import-canned-responses';
import { CANNED_CSV } from './csv';
import { importRefused } from '../library/domain/canned.errors';
import type { ImportRow } from './domain/import-plan';
import { rowOf, rowsOfCsv } from './import-rows';
import { CannedExport } from './canned-export';

@ApiTags('Canned responses')
@ApiBearerAuth()
@Access('agent')
@Controller('canned-responses')
export class CannedTransferController {
  constructor(
    private readonly commands: CommandBus,
    private readonly exports: CannedExport,
  ) {}

  @Get('export')
  @ApiOperation({
    summary: 'Export all canned responses that you see',
    description:
      'The file can be imported again unchanged. In CSV, a leading quote keeps spreadsheets from evaluating a cell as a formula.',
  })
  @ApiExtraModels(ExportedDto)
  @ApiOkResponse({
    content: { 'application/json': { schema: { $ref: getSchemaPath(ExportedDto) } }, 'text/csv': { schema: { type: 'string' } } },
  })
  export(@By() by: StaffCaller, @Query() { format, scope }: ExportQuery): StreamableFile {
    const rows = Readable.from(this.exports.rows(authorOf(by), scope));
    const [stream, type] =
      format === 'csv'
        ? [CANNED_CSV.write(rows), 'text/csv; charset=utf-8']
        : [Readable.from(json(rows)), 'application/json; charset=utf-8'];
    return new StreamableFile(stream, { type, disposition: `attachment; filename="canned-responses.${format}"` });
  }

  @Post('import/preview')
  @HttpCode(200)
  @TakesCsv()
  @ApiOperation({
    summary: 'Preview an import',
    description: 'Validates the rows and reports what would happen to each, without changing anything.',
  })
  @ApiOkResponse({ type: ImportedDto })
  async preview(@By() by: StaffCaller, @Body() input: ImportDto): Promise<ImportedDto> {
    return importedOf(await this.commands.execute(new ImportCannedResponses(by, await rowsOf(input), true)));
  }

  @Post('import')
  @HttpCode(200)
  @TakesCsv()
  @ApiOperation({
    summary: 'Import many canned responses',
    description:
      'A row changes the response with the same scope, team and shortcut or, without a shortcut, the same title; other rows create responses. When any row is refused, nothing is imported: 422 `canned.import_refused`.',
  })
  @ApiOkResponse({ type: ImportedDto })
  async import(@By() by: StaffCaller, @Body() input: ImportDto): Promise<ImportedDto> {
    const imported = importedOf(await this.commands.execute(new ImportCannedResponses(by, await rowsOf(input), false)));
    if (imported.refused > 0) throw importRefused(imported.rows, input.csv !== undefined);
    return imported;
  }
}

async function rowsOf({ csv, responses }: ImportDto): Promise<ImportRow[]> {
  if (csv === undefined && responses === undefined) throw new InvalidField('/responses', 'must be given, or csv');
  if (csv !== undefined && responses !== undefined) throw new InvalidField('/csv', 'must not be given together with responses');
  return csv === undefined ? responses!.map(rowOf) : rowsOfCsv(csv);
}

async function* json(rows: Readable): AsyncGenerator<string> {
  let separator = '{"responses":[\n';
  for await (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ',\n';
  }
  yield separator.startsWith('{') ? '{"responses":[]}\n' : '\n]}\n';
}
