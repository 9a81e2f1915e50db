export { useWorklistKeys, WorkDesk, Worklist, type WorkGroup, type WorkItem } from './worklist'
