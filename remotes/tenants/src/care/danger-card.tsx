import type { DeletedTenant, Tenant } from '@ficus/contracts';
import { t } from '@ficus/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import styles from './care.module.css';
import { useParts } from './parts.ts';
import { useRemoveTenant } from './use-care.ts';

/** How often a page of a tenant that is deleted asks for it: by the refusal the host learns where its person is now. */
const AGAIN_MS = 1_500;

/** What hurts: a tenant is deleted, once its name was typed. */
export function DangerCard({ tenant }: { readonly tenant: Tenant }) {
  const { Button, Card, ConfirmDialog, dayWords, refusalWords, useHost, useToast } = useParts();
  const { navigation, person } = useHost();
  const toast = useToast();
  const [isAsked, setAsked] = useState(false);
  const [deleted, setDeleted] = useState<DeletedTenant>();
  const removing = useRemoveTenant(tenant.id);
  if (!person.permissions?.includes('tenant.delete')) return null;
  if (deleted) return <Leaving deleted={deleted} />;

  function remove() {
    removing.mutate(tenant.name, {
      onSuccess: (done) => {
        setAsked(false);
        if (person.tenantId === tenant.id) return setDeleted(done);
        toast.show({
          title: t`${tenant.name} is deleted`,
          description: t`It can be brought back until ${dayWords(done.keptUntil)}, below the list of tenants.`,
        });
        navigation.navigate('/');
      },
    });
  }

  return (
    <>
      <Card
        className={styles.danger}
        title={t`Delete this tenant`}
        level={3}
        tone="danger"
        description={t`Nobody acts in it any more, and its open invitations are void. For 30 days the operators of the platform can bring back the rest.`}
        actions={
          <Button
            variant="danger"
            onClick={() => {
              removing.reset();
              setAsked(true);
            }}
          >{t`Delete …`}</Button>
        }
      />
      <ConfirmDialog
        isOpen={isAsked}
        onCancel={() => setAsked(false)}
        onConfirm={remove}
        title={t`Delete ${tenant.name}?`}
        confirmLabel={t`Delete`}
        tone="danger"
        typed={tenant.name}
        isBusy={removing.isPending}
        error={removing.error && refusalWords(removing.error)}
      >
        <p>{t`Everybody in it is signed out, or goes on in another tenant of theirs, and is told by e-mail.`}</p>
        <p>{t`Open invitations are revoked for good. People, roles, workspaces and conversations stay for 30 days, in which operators can bring them back; then people, roles and workspaces are erased.`}</p>
      </ConfirmDialog>
    </>
  );
}

/** What is said in the moment before the host knows where its person acts now. */
function Leaving({ deleted }: { readonly deleted: DeletedTenant }) {
  const { Notice, dayWords, useHost } = useParts();
  const { client } = useHost();
  useQuery({
    queryKey: ['left-tenant', deleted.id],
    queryFn: () => client.tenants.get({ id: deleted.id }),
    refetchInterval: AGAIN_MS,
    retry: false,
  });
  return (
    <Notice
      tone="success"
      title={t`${deleted.name} is deleted`}
      live="assertive"
    >{t`You leave it in a moment: to another tenant of yours, or to the page for signing in. Operators can bring it back until ${dayWords(deleted.keptUntil)}.`}</Notice>
  );
}
