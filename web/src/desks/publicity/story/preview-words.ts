import { defineWords } from '../../../language/language'

export const previewWords = defineWords({
  unsaved: {
    zh: '预览的是已保存的文稿，未保存的修改不在其中。',
    en: 'This shows what is saved; edits that are not saved are not in it.',
  },
  columnFrame: { zh: '公众栏目页的预览', en: 'Preview of the public column page' },
  articleFrame: { zh: '公众号文章的预览', en: 'Preview of the article' },
  width: { zh: '宽度', en: 'Width' },
  phone: { zh: '手机', en: 'Phone' },
  desktop: { zh: '电脑', en: 'Computer' },
  copyTitle: { zh: '复制标题', en: 'Copy the title' },
  copySummary: { zh: '复制摘要', en: 'Copy the summary' },
  copyArticle: { zh: '复制正文（带格式）', en: 'Copy the article with its styles' },
  copied: { zh: '已复制，可以粘贴到公众号后台', en: 'Copied: paste it into the account’s editor' },
  notCopied: {
    zh: '浏览器不允许写剪贴板。请在下面的预览中全选（Ctrl+A）后复制（Ctrl+C）。',
    en: 'The browser does not let the page write to the clipboard. Select all of the preview below (Ctrl+A) and copy it (Ctrl+C).',
  },
  articleAbout: {
    zh: '样式都写在行内，粘贴到公众号编辑器后保持不变；只含中文部分。',
    en: 'All styles are inline and survive the editor of an official account; the Chinese part only.',
  },
  notReleased: {
    zh: '还没有发布，请不要对外粘贴。',
    en: 'Not released: do not paste it anywhere public yet.',
  },
})
