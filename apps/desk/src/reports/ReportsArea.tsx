import { useMemo, useState } from 'react';
import { Outlet } from '@tanstack/react-router';
import { Empty } from '#ui/parts/Empty/Empty';
import { useDesk } from '../live/context';
import { t } from '../words/reports';
import { ReportContext, reportOf, useReportsSearch } from './frame/context';
import { Header } from './frame/Header';
import css from './ReportsArea.module.css';

/** What was, for supervisors. Of which days and which chats is in the address. */
export function ReportsArea() {
  const { isSupervisor } = useDesk();
  if (isSupervisor) return <Reports />;
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <Empty title={t('forbidden')} text={t('forbiddenText')} />
    </>
  );
}

function Reports() {
  const [search] = useReportsSearch();
  const [asOf, setAsOf] = useState(() => Date.now());
  const report = useMemo(() => reportOf(search, asOf), [JSON.stringify(search), asOf]);
  return (
    <ReportContext value={report}>
      <div className={css.page}>
        <Header onRefresh={() => setAsOf(Date.now())} />
        <Outlet />
      </div>
    </ReportContext>
  );
}
