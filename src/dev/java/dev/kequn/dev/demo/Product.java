package dev.kequn.dev.demo;

import org.jspecify.annotations.Nullable;

/** What the bank sells. */
enum Product {
    DEMAND("P01", "活期储蓄", "DEPOSIT", 1),
    TERM("P02", "一年定期存款", "DEPOSIT", 1),
    NOTICE("P03", "个人通知存款", "DEPOSIT", 1),
    INSTALMENT("P04", "零存整取", "DEPOSIT", 1),
    CERTIFICATE("P05", "三年大额存单", "DEPOSIT", 1),
    STEADY_WEALTH("P06", "稳健理财90天", "WEALTH", 2),
    BOLD_WEALTH("P07", "进取理财一年", "WEALTH", 3),
    MONEY_FUND("P08", "货币基金", "FUND", 1),
    MIXED_FUND("P09", "混合基金", "FUND", 4),
    PENSION("P10", "养老年金保险", "INSURANCE", 2),
    CREDIT_CARD("P11", "贷记卡", "CARD", null),
    FARM_LOAN("P12", "惠农贷", "LOAN", null),
    BUSINESS_LOAN("P13", "小微经营贷", "LOAN", null),
    HOME_LOAN("P14", "住房按揭贷款", "LOAN", null),
    QR_CODE("P15", "商户收款码", "PAYMENT", null),
    MOBILE("P16", "手机银行", "CHANNEL", null);

    final String code;
    final String title;
    final String category;
    final @Nullable Integer riskGrade;

    Product(String code, String title, String category, @Nullable Integer riskGrade) {
        this.code = code;
        this.title = title;
        this.category = category;
        this.riskGrade = riskGrade;
    }
}
