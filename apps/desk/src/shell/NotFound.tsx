import { Link } from '@tanstack/react-router';
import { Empty } from '#ui/parts/Empty/Empty';
import { t } from '../words/login';

export function NotFound() {
  return <Empty title={t('notFound.title')} text={t('notFound.text')} action={<Link to="/inbox">{t('notFound.action')}</Link>} />;
}
