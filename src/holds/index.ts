export { deliver, prepareDelivery, settleDelivery, type Delivered, type Delivery } from './deliver'
export { endDismissed } from './dismissal'
export { handleDue } from './due'
export { applyReply } from './replies'
