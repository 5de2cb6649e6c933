export { GET } from '../../health/route';

export const dynamic = 'force-dynamic';
