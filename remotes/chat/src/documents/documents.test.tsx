// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { AfterViewContext, useAfterView } from '../after-view/use-after-view.ts';
import { HostContext } from '../host-context.ts';
import { fakeHost, offline } from '../testing/fake-host.ts';
import { DocumentsPlace } from './documents-place.tsx';
import { readText } from './read-text.ts';

afterEach(cleanup);

function Page() {
  return (
    <AfterViewContext value={useAfterView(false)}>
      <DocumentsPlace />
    </AfterViewContext>
  );
}

async function open() {
  const fake = fakeHost();
  render(
    <HostContext value={fake.host}>
      <QueryClientProvider client={fake.host.queryClient}>
        <Page />
      </QueryClientProvider>
    </HostContext>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Your documents' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Your documents' }));
  await dialog.findByText('None yet');
  const choose = (...files: File[]) =>
    fireEvent.change(dialog.getByLabelText('Files to add'), { target: { files } });
  return { ...fake, dialog, choose };
}

test('adds files one by one, each told, and removes them at once', async () => {
  const { dialog, documents, host, choose } = await open();
  choose(new File(['One'], 'one.md'), new File(['Two'], 'two.md'));
  await dialog.findByRole('button', { name: 'Remove two.md' });
  expect(documents.add.mock.calls.map(([input]) => input)).toEqual([
    { name: 'one.md', text: 'One' },
    { name: 'two.md', text: 'Two' },
  ]);
  expect(host.announce).toHaveBeenCalledWith('one.md added', 'polite');
  fireEvent.click(dialog.getByRole('button', { name: 'Remove one.md' }));
  await waitFor(() => expect(dialog.queryByText('one.md')).toBeNull());
  expect(documents.remove).toHaveBeenCalledExactlyOnceWith({ id: 'own-one.md' });
});

test('a file that fails says why, and holds no other up', async () => {
  const { dialog, documents, choose } = await open();
  documents.add.mockRejectedValueOnce(offline());
  choose(
    new File(['One'], 'one.md'),
    new File([new Uint8Array([0xff, 0xd8])], 'photo.jpg'),
    new File(['Two'], 'two.md'),
  );
  await dialog.findByRole('button', { name: 'Remove two.md' });
  expect(dialog.getAllByRole('alert').map((one) => one.textContent)).toEqual([
    'No connection to the server. Check your connection, then try again.',
    'This is no text in UTF-8. Save it as text or Markdown first.',
  ]);
  choose(new File(['One'], 'one.md'));
  await dialog.findByRole('button', { name: 'Remove one.md' });
  expect(dialog.getAllByRole('alert')).toHaveLength(1);
});

test('a removal that fails puts the document back', async () => {
  const { dialog, documents, choose } = await open();
  choose(new File(['One'], 'one.md'));
  const remove = await dialog.findByRole('button', { name: 'Remove one.md' });
  documents.remove.mockRejectedValueOnce(offline());
  fireEvent.click(remove);
  await waitFor(() => expect(documents.remove).toHaveBeenCalled());
  await dialog.findByRole('button', { name: 'Remove one.md' });
});

test.each([
  ['empty', new File([' '], 'a.md'), 'no-text'],
  ['binary', new File([new Uint8Array([65, 0])], 'a.bin'), 'no-text'],
  ['too long', new File(['x'.repeat(200_001)], 'a.md'), 'too-long'],
  ['far too long', new File(['x'.repeat(800_001)], 'a.md'), 'too-long'],
])('a file that is %s is refused before it is sent', async (_what, file, code) => {
  await expect(readText(file)).rejects.toMatchObject({ code });
});
