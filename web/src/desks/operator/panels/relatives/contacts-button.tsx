import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { api, type Answer } from '../../../../api/client'
import { useRead } from '../../../../api/query'
import { useSay } from '../../../../language/language'
import { Loaded } from '../../../../parts/states'
import { ContactLine } from './contact-line'
import './contacts.css'
import { NewContact } from './new-contact'
import { contactWords } from './words'

export type Contact = Answer<'/v1/warnings/{id}/contacts', 'get'>['items'][number]

/** Who else may reach the person: called while somebody goes to the door. */
export function ContactsButton({ warningId }: { readonly warningId: string }) {
  const say = useSay(contactWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say('open')}
      </Button>
      <Drawer title={say('title')} open={isOpen} size={520} destroyOnHidden onClose={() => setOpen(false)}>
        <p className="soft">{say('about')}</p>
        <Contacts warningId={warningId} />
        <NewContact warningId={warningId} />
      </Drawer>
    </>
  )
}

function Contacts({ warningId }: { readonly warningId: string }) {
  const say = useSay(contactWords)
  const contacts = useRead(
    ['contacts', warningId],
    () => api.GET('/v1/warnings/{id}/contacts', { params: { path: { id: warningId } } }),
    { live: ['warning'] },
  )
  return (
    <Loaded of={contacts} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{say('none')}</p>
        ) : (
          <ul className="contacts">
            {items.map((contact) => (
              <ContactLine key={contact.id} contact={contact} />
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
