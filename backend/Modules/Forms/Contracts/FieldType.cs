namespace CyberPort.Forms.Contracts;

/// <summary>Kinds of answer a form can ask for.</summary>
public enum FieldType
{
    /// <summary>One line of text.</summary>
    Text,
    /// <summary>Several lines of text.</summary>
    LongText,
    /// <summary>A number, with a unit.</summary>
    Number,
    /// <summary>はい or いいえ.</summary>
    YesNo,
    /// <summary>One of several.</summary>
    Choice,
    /// <summary>Any of several.</summary>
    Choices,
    /// <summary>A day.</summary>
    Date,
    /// <summary>A day and time, as the clock on the wall in Japan shows it.</summary>
    DateTime,
    /// <summary>From – to.</summary>
    Period,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A telephone number.</summary>
    Phone,
    /// <summary>住所: a postal address in Japan.</summary>
    Address,
    /// <summary>A person or an organisation.</summary>
    Party,
    /// <summary>船舶.</summary>
    Vessel,
    /// <summary>港: a UN/LOCODE.</summary>
    Port,
    /// <summary>港湾施設: a facility of the authority.</summary>
    Facility,
    /// <summary>貨物: lines of commodity and tons.</summary>
    Cargo,
    /// <summary>金額: yen.</summary>
    Money,
    /// <summary>添付書類: files.</summary>
    File,
    /// <summary>A statement to be ticked.</summary>
    Declaration,
    /// <summary>Text to read; nothing is asked.</summary>
    Info,
    /// <summary>Repeatable rows of questions.</summary>
    Group,
    /// <summary>計算: a number worked out from other answers; nobody types it.</summary>
    Computed,
}

/// <summary>Who put the question on the form.</summary>
public enum FieldOrigin
{
    /// <summary>共通項目: asked by every authority; a variant may not remove it.</summary>
    Common,
    /// <summary>任意項目: an authority may leave it out.</summary>
    Optional,
    /// <summary>独自項目: the authority's own.</summary>
    Own,
}

/// <summary>Extra rule for a text.</summary>
public enum TextFormat
{
    /// <summary>フリガナ in katakana.</summary>
    Kana,
    /// <summary>信号符字 or 船舶番号.</summary>
    CallSign,
    /// <summary>IMO番号 with its check digit.</summary>
    Imo,
    /// <summary>法人番号 with its check digit.</summary>
    CorporateNumber,
    /// <summary>郵便番号, seven digits.</summary>
    PostalCode,
}

/// <summary>How finely a period is told.</summary>
public enum Precision
{
    /// <summary>Whole days, both counted.</summary>
    Date,
    /// <summary>To the minute.</summary>
    Minute,
}

/// <summary>Whether a part of a composite answer is asked.</summary>
public enum PartUse
{
    /// <summary>Asked and must be answered.</summary>
    Required,
    /// <summary>Asked; 任意.</summary>
    Optional,
    /// <summary>Not asked.</summary>
    Hidden,
}

/// <summary>How a condition compares.</summary>
public enum Comparison
{
    /// <summary>Is this value; for several choices: contains it.</summary>
    Equals,
    /// <summary>Is not this value.</summary>
    NotEquals,
    /// <summary>Is one of these values.</summary>
    In,
    /// <summary>Is this number (or date) or more.</summary>
    AtLeast,
    /// <summary>Is less than this number (or date).</summary>
    Below,
    /// <summary>Has an answer.</summary>
    Answered,
    /// <summary>Has no answer.</summary>
    Empty,
}
