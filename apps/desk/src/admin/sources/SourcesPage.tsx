import { useQuery } from '@tanstack/react-query';
import { Plug, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import { keys } from '../../data/queries';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { Asking } from '../frame/Asking';
import { Card, Facts } from '../frame/Card';
import { useAdminSearch } from '../frame/search';
import { changeSources, PATH, type Source, type SourceTest } from './source';
import { SourceForm } from './SourceForm';
import { TestResult } from './TestResult';

const MOST = 10;

/** The company's own systems, which are asked about customers. */
export function SourcesPage() {
  const { rest } = useDesk().client;
  const [search, setSearch] = useAdminSearch();
  const settings = useQuery({ queryKey: keys.settings, queryFn: () => rest.get<{ contextSources: Source[] }>(PATH) });
  const sources = settings.data?.contextSources ?? [];
  const open = sources.find(({ name }) => name === search.open);
  const close = (): void => setSearch({ open: undefined }, { ignoreBlocker: true });
  return (
    <AdminPage
      title={t('sources.title')}
      lead={t('sources.lead')}
      actions={
        <Button kind="primary" onPress={() => setSearch({ open: 'new' })} isDisabled={sources.length >= MOST}>
          <Plus aria-hidden /> {t('sources.new')}
        </Button>
      }
    >
      {settings.isPending && <Skeleton lines={6} label={t('loading')} />}
      {settings.isError && <ErrorState title={t('error.list')} text={messageOf(settings.error)} onRetry={() => void settings.refetch()} />}
      {settings.isSuccess && sources.length === 0 && <Empty icon={<Plug />} title={t('sources.none')} text={t('sources.noneText')} />}
      {sources.map((source) => (
        <OneSource key={source.name} source={source} onChange={() => setSearch({ open: source.name })} />
      ))}
      {settings.isSuccess && search.open === 'new' && <SourceForm onClose={close} onLeave={() => setSearch({ open: undefined })} />}
      {open && <SourceForm key={open.name} source={open} onClose={close} onLeave={() => setSearch({ open: undefined })} />}
    </AdminPage>
  );
}

function OneSource({ source, onChange }: { source: Source; onChange: () => void }) {
  const desk = useDesk();
  const [isTesting, setTesting] = useState(false);
  const [result, setResult] = useState<SourceTest>();
  const [asks, ask] = useState(false);
  async function test(): Promise<void> {
    setTesting(true);
    try {
      setResult(await desk.client.rest.post<SourceTest>(`/context-sources/${encodeURIComponent(source.name)}/test`));
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
    } finally {
      setTesting(false);
    }
  }
  return (
    <Card
      title={source.name}
      actions={
        <>
          <Button size="s" onPress={() => void test()} isDisabled={isTesting}>
            {isTesting ? t('hooks.testing') : t('sources.test')} <span className="sr-only">{source.name}</span>
          </Button>
          <Button size="s" onPress={onChange}>
            {t('sources.change')} <span className="sr-only">{source.name}</span>
          </Button>
          <Button size="s" kind="danger" onPress={() => ask(true)}>
            {t('sources.remove')} <span className="sr-only">{source.name}</span>
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          [
            t('hooks.url'),
            <span key="url" dir="ltr">
              {source.url}
            </span>,
          ],
          [t('sources.timeout'), t('deliveries.ms', { ms: source.timeoutMs })],
        ]}
      />
      <div role="status">{result && <TestResult result={result} />}</div>
      {asks && (
        <Asking
          title={t('sources.removeName', { name: source.name })}
          button={t('sources.remove')}
          isDanger
          onDo={() => changeSources(desk, (now) => now.filter(({ name }) => name !== source.name))}
          onClose={() => ask(false)}
        >
          <p>{t('sources.removeText')}</p>
        </Asking>
      )}
    </Card>
  );
}
