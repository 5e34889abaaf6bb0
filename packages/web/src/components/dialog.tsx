/** A drawer at the side, a panel in the middle or at the foot of a phone: focus stays within, Esc closes. */
import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

export interface PanelProps {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `side` a drawer, `middle` a question, `foot` what rises from the foot of a phone. */
  readonly place?: 'side' | 'middle' | 'foot';
  readonly role?: 'dialog' | 'alertdialog';
}

export function Panel({ title, open, onClose, children, place = 'middle', role = 'dialog' }: PanelProps) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={open}
      isDismissable={role === 'dialog'}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Modal className={`panel ${place}`}>
        <Dialog className="panel-inside" role={role}>
          <div className="panel-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <button type="button" className="button plain" onClick={onClose}>
              关闭
            </button>
          </div>
          <div className="panel-body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmProps {
  readonly title: string;
  readonly children: ReactNode;
  /** The verb of the act itself: 作废文号, never 确定. */
  readonly verb: string;
  readonly open: boolean;
  readonly onGoOn: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone by pressing again. */
export function Confirm({ title, children, verb, open, onGoOn, onClose }: ConfirmProps) {
  return (
    <Panel title={title} open={open} onClose={onClose} role="alertdialog">
      <div className="stack">
        <div>{children}</div>
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <button type="button" className="button" onClick={onClose}>
            先不办
          </button>
          <button
            type="button"
            className="button primary"
            onClick={() => {
              onClose();
              onGoOn();
            }}
          >
            {verb}
          </button>
        </div>
      </div>
    </Panel>
  );
}
