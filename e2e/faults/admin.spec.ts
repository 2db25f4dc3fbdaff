import { breakRemotesOrigin } from '../system/faults.ts';
import { expect, test } from '../test.ts';

test.use({ expectedErrors: { patterns: [/net::ERR/, /Failed to load resource/, /Loading (CSS )?chunk/] } });

test('the admin’s files are refused: its legacy view stands in its place, at the same place, and works', {
  tag: ['@fault', '@short'],
}, async ({ admin, flags, signIn }) => {
  await flags.on('new_admin_mfe');
  await breakRemotesOrigin([{ path: String.raw`^/admin/.*\.(js|css)$`, fault: 'status-503' }]);
  await signIn('ada');
  await admin.open('legacy', '/admin?role=admin&status=active');
  await admin.expectPeople(['Ada Marsh', 'Emre Aydın']);
  await expect(admin.section).toHaveAttribute('data-reason', 'load-failed');
  await admin.search('emre');
  await admin.expectPeople(['Emre Aydın']);
});
