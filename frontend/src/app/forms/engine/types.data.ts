// Copy of backend/Modules/Forms/Data/types.json, written by its test (CYBERPORT_REWRITE=1). Change it there.
export const TYPES: unknown = {
  "limits": {
    "text": 200, "longText": 4000, "email": 254, "fileCount": 5, "fileBytes": 20971520, "rows": 50, "other": 100,
    "money": 999999999999,
    "accept": ["application/pdf", "image/jpeg", "image/png", "image/heic", "image/heif"]
  },
  "labelled": ["party", "address", "period"],
  "parts": {
    "address": [
      { "id": "postalCode", "type": "text", "format": "postalCode", "label": { "ja": "郵便番号", "en": "Postal code", "easy": "郵便番号（ゆうびんばんごう）" }, "reading": "ゆうびんばんごう", "maxLength": 8, "example": { "ja": "030-0803", "en": "030-0803", "easy": "030-0803" } },
      { "id": "prefecture", "type": "text", "label": { "ja": "都道府県", "en": "Prefecture", "easy": "都道府県（とどうふけん）" }, "reading": "とどうふけん", "maxLength": 10, "example": { "ja": "青森県", "en": "Aomori", "easy": "青森県" } },
      { "id": "city", "type": "text", "label": { "ja": "市区町村", "en": "City, town or village", "easy": "市・区・町・村" }, "reading": "しくちょうそん", "maxLength": 50, "example": { "ja": "青森市", "en": "Aomori City", "easy": "青森市" } },
      { "id": "line", "type": "text", "label": { "ja": "町名・番地", "en": "Street and number", "easy": "町の名前と番地" }, "reading": "ちょうめい・ばんち", "maxLength": 100, "example": { "ja": "安方1-2-3", "en": "1-2-3 Yasukata", "easy": "安方1-2-3" } },
      { "id": "building", "type": "text", "required": false, "label": { "ja": "建物名・部屋番号", "en": "Building and room", "easy": "建物の名前・部屋の番号" }, "reading": "たてものめい・へやばんごう", "maxLength": 100, "example": { "ja": "港ビル3階", "en": "Minato Building 3F", "easy": "港ビル3階" } }
    ],
    "party": [
      { "id": "kind", "type": "choice", "label": { "ja": "個人・法人の別", "en": "Individual or organisation", "easy": "個人か、会社・団体か" }, "reading": "こじん・ほうじんのべつ", "options": [
        { "code": "company", "label": { "ja": "法人・団体", "en": "Organisation", "easy": "会社・団体" } },
        { "code": "person", "label": { "ja": "個人", "en": "Individual", "easy": "個人（ひとりの人）" } } ] },
      { "id": "name", "type": "text", "label": { "ja": "氏名又は名称", "en": "Name", "easy": "名前" }, "reading": "しめいまたはめいしょう", "maxLength": 100, "example": { "ja": "海野海運株式会社", "en": "Unno Shipping Co., Ltd.", "easy": "海野海運株式会社" } },
      { "id": "kana", "type": "text", "format": "kana", "label": { "ja": "フリガナ", "en": "Name in katakana", "easy": "名前のフリガナ（カタカナ）" }, "reading": "ふりがな", "maxLength": 100, "example": { "ja": "ウンノカイウン", "en": "ウンノカイウン", "easy": "ウンノカイウン" } },
      { "id": "corporateNumber", "type": "text", "format": "corporateNumber", "required": false, "showWhen": { "field": "kind", "is": "equals", "value": "company" }, "label": { "ja": "法人番号", "en": "Corporate number", "easy": "法人番号（会社の13けたの番号）" }, "reading": "ほうじんばんごう", "maxLength": 20, "example": { "ja": "8000012010038", "en": "8000012010038", "easy": "8000012010038" } },
      { "id": "representative", "type": "text", "showWhen": { "field": "kind", "is": "equals", "value": "company" }, "label": { "ja": "代表者の役職・氏名", "en": "Title and name of the representative", "easy": "代表の人の役職と名前" }, "reading": "だいひょうしゃのやくしょく・しめい", "maxLength": 100, "example": { "ja": "代表取締役 海野 航", "en": "Wataru Unno, President", "easy": "代表取締役 海野 航" } },
      { "id": "address", "type": "address", "label": { "ja": "住所（主たる事務所の所在地）", "en": "Address (main office)", "easy": "住所" }, "reading": "じゅうしょ" },
      { "id": "phone", "type": "phone", "label": { "ja": "電話番号", "en": "Phone number", "easy": "電話番号" }, "reading": "でんわばんごう" },
      { "id": "email", "type": "email", "required": false, "label": { "ja": "メールアドレス", "en": "E-mail address", "easy": "メールアドレス" }, "reading": "めーるあどれす" }
    ],
    "vessel": [
      { "id": "name", "type": "text", "label": { "ja": "船名", "en": "Name of the vessel", "easy": "船の名前" }, "reading": "せんめい", "maxLength": 80, "example": { "ja": "第一青浜丸", "en": "AOHAMA MARU No.1", "easy": "第一青浜丸" } },
      { "id": "callSign", "type": "text", "format": "callSign", "label": { "ja": "信号符字又は船舶番号", "en": "Call sign or official number", "easy": "信号符字（コールサイン）か船舶番号" }, "reading": "しんごうふじまたはせんぱくばんごう", "maxLength": 20, "example": { "ja": "7JAB", "en": "7JAB", "easy": "7JAB" } },
      { "id": "imo", "type": "text", "format": "imo", "required": false, "label": { "ja": "IMO番号", "en": "IMO number", "easy": "IMO番号（国際的な船の番号）" }, "reading": "あいえむおーばんごう", "maxLength": 20, "example": { "ja": "9074729", "en": "9074729", "easy": "9074729" } },
      { "id": "flag", "type": "choice", "codes": "countries", "label": { "ja": "国籍", "en": "Flag", "easy": "船の国籍（くに）" }, "reading": "こくせき" },
      { "id": "type", "type": "choice", "codes": "shipTypes", "label": { "ja": "船舶の種類", "en": "Type of vessel", "easy": "船の種類" }, "reading": "せんぱくのしゅるい" },
      { "id": "trade", "type": "choice", "label": { "ja": "外航・内航の別", "en": "Foreign or domestic trade", "easy": "外国に行く船か、国内の船か" }, "reading": "がいこう・ないこうのべつ", "options": [
        { "code": "domestic", "label": { "ja": "内航", "en": "Domestic", "easy": "内航（国内だけ）" } },
        { "code": "foreign", "label": { "ja": "外航", "en": "Foreign", "easy": "外航（外国に行く）" } } ] },
      { "id": "grossTonnage", "type": "number", "unit": "トン", "min": 1, "max": 300000, "decimals": 2, "label": { "ja": "総トン数", "en": "Gross tonnage", "easy": "総トン数（船の大きさ）" }, "reading": "そうトンすう", "example": { "ja": "499", "en": "499", "easy": "499" } },
      { "id": "loa", "type": "number", "unit": "m", "min": 1, "max": 500, "decimals": 2, "label": { "ja": "全長", "en": "Length overall", "easy": "船の長さ（全長）" }, "reading": "ぜんちょう", "example": { "ja": "76.5", "en": "76.5", "easy": "76.5" } },
      { "id": "draught", "type": "number", "unit": "m", "min": 0.1, "max": 40, "decimals": 2, "required": false, "label": { "ja": "最大喫水", "en": "Maximum draught", "easy": "喫水（船が水に入る深さ）の最大" }, "reading": "さいだいきっすい", "example": { "ja": "4.2", "en": "4.2", "easy": "4.2" } }
    ],
    "cargo": [
      { "id": "commodity", "type": "choice", "codes": "commodities", "label": { "ja": "品種", "en": "Commodity", "easy": "荷物の種類" }, "reading": "ひんしゅ" },
      { "id": "tons", "type": "number", "unit": "トン", "min": 0.001, "max": 9999999, "decimals": 3, "label": { "ja": "数量", "en": "Quantity in tons", "easy": "重さ（トン）" }, "reading": "すうりょう", "example": { "ja": "1,200", "en": "1,200", "easy": "1,200" } }
    ],
    "period": [
      { "id": "from", "type": "date", "label": { "ja": "開始", "en": "Start", "easy": "はじまり" }, "reading": "かいし" },
      { "id": "to", "type": "date", "label": { "ja": "終了", "en": "End", "easy": "おわり" }, "reading": "しゅうりょう" }
    ]
  }
};
